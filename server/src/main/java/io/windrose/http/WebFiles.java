package io.windrose.http;

import io.windrose.core.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of the web app, as the module {@code web} put them on the class path. */
final class WebFiles {
    private static final String FOLDER = "/web/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2");

    /**
     * A file as it travels.
     *
     * @param encoding of {@code content}; empty for the file as it is
     */
    @SuppressWarnings("ArrayRecordComponent") // Content is bytes, and nobody compares files.
    record WebFile(String type, Optional<Encoding> encoding, byte[] content) {}

    /** In which forms the build has written each file, the smallest first. */
    enum Encoding {
        BROTLI("br"),
        GZIP("gzip");

        private final String word;

        Encoding(String word) {
            this.word = word;
        }

        /** As in {@code Content-Encoding}, and as the ending of the file. */
        String word() {
            return word;
        }
    }

    /** The file in the smallest form that the client takes; images and fonts have none but their own. */
    Optional<WebFile> find(String folder, String name, List<Encoding> accepted) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        for (Encoding encoding : accepted) {
            Optional<byte[]> content = read(folder + name + "." + encoding.word());
            if (content.isPresent()) {
                return Optional.of(new WebFile(type, Optional.of(encoding), content.get()));
            }
        }
        return read(folder + name).map(content -> new WebFile(type, Optional.empty(), content));
    }

    /** The page that every screen starts from. */
    String page() {
        return read("index.html")
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .orElseThrow(() -> new Fault("http.no-web-app", "the program was built without the web app"));
    }

    private static Optional<byte[]> read(String path) {
        try (InputStream stream = WebFiles.class.getResourceAsStream(FOLDER + path)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
