package io.windrose.http;

import io.windrose.core.Incorrect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the text of a file that somebody brings and that is taken whole, within the memory there is for it. */
final class BroughtText {
    private BroughtText() {}

    /**
     * In UTF-8.
     *
     * @param code how the codes of its problems begin, as "campaign.books"
     */
    static String read(InputStream body, int mostMegabytes, String code) {
        int most = mostMegabytes << 20;
        try {
            byte[] content = body.readNBytes(most + 1);
            if (content.length > most) {
                throw new Incorrect(
                        code + "-too-large", "the file has over %d MB: bring it in parts".formatted(mostMegabytes));
            }
            return new String(content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Incorrect(code + "-broken", "the file did not come whole: bring it again", e);
        }
    }
}
