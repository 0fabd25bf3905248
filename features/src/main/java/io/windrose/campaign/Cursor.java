package io.windrose.campaign;

import io.windrose.core.Incorrect;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Where a page of campaigns ended: the value that it is sorted by, and the id. */
record Cursor(String key, UUID id) {
    private static final int ID_LENGTH = 36;

    static Cursor read(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return new Cursor(plain.substring(ID_LENGTH), UUID.fromString(plain.substring(0, ID_LENGTH)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Incorrect("campaign.cursor", "the cursor is none that a list gave; leave it out to begin", e);
        }
    }

    String write() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((id + key).getBytes(StandardCharsets.UTF_8));
    }
}
