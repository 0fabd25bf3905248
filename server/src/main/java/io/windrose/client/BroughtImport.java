package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.Fault;
import io.windrose.core.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A file on its way to the server. */
final class BroughtImport {
    private final ServerClient client;
    private final String kind;
    private final String source;
    private final Path file;

    BroughtImport(ServerClient client, String kind, String source, Path file) {
        this.client = client;
        this.kind = kind;
        this.source = source;
        this.file = file;
    }

    /** The import of this very file that runs, or that has written something and did not end. */
    Optional<JsonNode> unfinished() {
        String sha256 = sha256();
        JsonNode newest = client.get("/api/imports?limit=500").path("items");
        return StreamSupport.stream(newest.spliterator(), false)
                .filter(one -> one.path("sha256").asText().equals(sha256)
                        && one.path("kind").asText().equals(kind)
                        && one.path("source").asText().equals("import:" + source)
                        && isUnfinished(one))
                .findFirst();
    }

    private static boolean isUnfinished(JsonNode one) {
        JsonNode counts = one.path("counts");
        boolean hasWritten =
                counts.path("stored").asLong() + counts.path("known").asLong() > 0;
        return switch (one.path("state").asText()) {
            case "running" -> true;
            case "stopped", "failed" -> hasWritten;
            default -> false;
        };
    }

    /** Sends it; returns the id of the import. */
    String upload(String zone, Optional<String> currency) {
        String path = "/api/imports?kind=" + ServerClient.segment(kind) + "&source=" + ServerClient.segment(source)
                + "&file=" + ServerClient.segment(String.valueOf(file.getFileName())) + "&zone="
                + ServerClient.segment(zone)
                + currency.map(code -> "&currency=" + ServerClient.segment(code))
                        .orElse("");
        return client.upload(path, file).path("id").asText();
    }

    private String sha256() {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
                digest.update(buffer, 0, some);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new NotFound("client.no-file", "there is no file " + file + " that can be read; see its name", e);
        } catch (NoSuchAlgorithmException e) {
            throw new Fault("client.no-sha-256", "every Java platform has SHA-256, this one not", e);
        }
    }
}
