package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.NotFound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * What a server writes into its data folder while it runs, so that commands on the same machine find it. Whoever may
 * read the folder may act as an owner.
 *
 * @param key lets in; made anew at each start
 */
public record RunningServer(URI url, String key, long pid) {
    private static final String FILE = "server.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public void write(Path folder) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("url", url.toString())
                .put("key", key)
                .put("pid", pid);
        Path file = folder.resolve(FILE);
        Path fresh = folder.resolve(FILE + ".new");
        try {
            Files.deleteIfExists(fresh);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(fresh, MAPPER.writeValueAsBytes(node));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void remove(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RunningServer find(Path folder) {
        Path file = folder.resolve(FILE);
        RunningServer found;
        try {
            JsonNode node = MAPPER.readTree(Files.readAllBytes(file));
            found = new RunningServer(
                    URI.create(node.path("url").asText()),
                    node.path("key").asText(),
                    node.path("pid").asLong());
        } catch (NoSuchFileException e) {
            throw none(folder, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (ProcessHandle.of(found.pid()).isEmpty()) {
            throw none(folder, " (process " + found.pid() + ", which ran there, is gone)");
        }
        return found;
    }

    private static NotFound none(Path folder, String more) {
        return new NotFound(
                "client.no-server",
                "no server runs on the data folder " + folder + more
                        + "; start it with \"windrose serve --data " + folder
                        + "\", or name another with --data DIR, or with --url and --token");
    }
}
