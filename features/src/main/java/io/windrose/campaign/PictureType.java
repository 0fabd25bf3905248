package io.windrose.campaign;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Kinds of pictures, told by their first bytes. SVG is none of them: it can hold scripts. */
enum PictureType {
    PNG("image/png", "\u0089PNG\r\n\u001a\n", 0),
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff", 0),
    GIF("image/gif", "GIF8", 0),
    WEBP("image/webp", "WEBP", 8);

    private final String mediaType;
    private final String mark;
    private final int place;

    PictureType(String mediaType, String mark, int place) {
        this.mediaType = mediaType;
        this.mark = mark;
        this.place = place;
    }

    String mediaType() {
        return mediaType;
    }

    static Optional<PictureType> of(byte[] content) {
        return Arrays.stream(values()).filter(type -> type.fits(content)).findFirst();
    }

    private boolean fits(byte[] content) {
        int end = place + mark.length();
        return content.length > end
                && new String(content, place, mark.length(), StandardCharsets.ISO_8859_1).equals(mark);
    }
}
