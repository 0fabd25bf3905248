package io.windrose.http;

import io.windrose.core.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * The browser script's files, as its build left them on the class path, each also packed.
 *
 * @param version names the content of all of them together
 */
record TrackerFiles(String version, Map<String, File> files) {
    private static final String FOLDER = "/io/windrose/tracker/";
    private static final List<String> NAMES = List.of("windrose.js", "consent.js", "vitals.js", "snippet.html");

    /** One file, plain and packed. */
    @SuppressWarnings("ArrayRecordComponent") // Bodies are bytes, and nobody compares them.
    record File(String name, String contentType, byte[] plain, byte[] gzip) {}

    TrackerFiles {
        files = Map.copyOf(files);
    }

    /** Empty where the program was built without Node, and so without them. */
    static Optional<TrackerFiles> find() {
        return read("version.txt").map(version -> {
            Map<String, File> files = new HashMap<>();
            for (String name : NAMES) {
                byte[] plain = read(name)
                        .orElseThrow(
                                () -> new Fault("http.tracker-incomplete", "the tracker was built without " + name));
                String type = name.endsWith(".js") ? "text/javascript" : "text/plain";
                files.put(name, new File(name, type + "; charset=utf-8", plain, packed(plain)));
            }
            return new TrackerFiles(new String(version, StandardCharsets.UTF_8).strip(), files);
        });
    }

    /** One of the names that there are routes for. */
    File file(String name) {
        File file = files.get(name);
        if (file == null) {
            throw new Fault("http.no-tracker-file", "the tracker has no file " + name);
        }
        return file;
    }

    private static Optional<byte[]> read(String name) {
        try (InputStream stream = TrackerFiles.class.getResourceAsStream(FOLDER + name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packed(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
