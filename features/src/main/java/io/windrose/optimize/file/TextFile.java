package io.windrose.optimize.file;

import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * A text file, packed by gzip or not.
 *
 * @param digest SHA-256 of its bytes
 */
public record TextFile(String text, String digest) {

    /**
     * Reads to the end.
     *
     * @param code with which the codes of problems begin, as {@code optimize.paths}
     * @param mostMegabytes of text that are taken
     * @param remedy what to do with a file that is larger
     * @throws Incorrect when it is larger, or breaks off
     */
    public static TextFile read(InputStream in, String code, int mostMegabytes, String remedy) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            PushbackInputStream bytes = new PushbackInputStream(new DigestInputStream(in, digest), 2);
            byte[] magic = bytes.readNBytes(2);
            bytes.unread(magic);
            boolean isPacked = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
            byte[] content = (isPacked ? new GZIPInputStream(bytes) : bytes).readNBytes((mostMegabytes << 20) + 1);
            if (content.length > mostMegabytes << 20) {
                throw new Incorrect(
                        code + "-too-large", "the file has over %d MB: %s".formatted(mostMegabytes, remedy));
            }
            bytes.transferTo(OutputStream.nullOutputStream());
            String text = new String(content, StandardCharsets.UTF_8);
            return new TextFile(
                    text.startsWith("\uFEFF") ? text.substring(1) : text,
                    HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new Incorrect(code + "-broken", "the file did not come whole: bring it again", e);
        } catch (NoSuchAlgorithmException e) {
            throw new Fault("optimize.no-digest", "this Java has no SHA-256: use another one", e);
        }
    }
}
