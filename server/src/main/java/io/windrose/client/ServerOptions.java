package io.windrose.client;

import io.windrose.core.Incorrect;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How every client command finds its server: on this machine by the data folder, elsewhere by address and token. */
final class ServerOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of a server on this machine (default: data).")
    @Nullable
    Path data;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The address of a server (or WINDROSE_URL).",
            defaultValue = "${env:WINDROSE_URL}")
    @Nullable
    String url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "A personal token for it (or WINDROSE_TOKEN).",
            defaultValue = "${env:WINDROSE_TOKEN}")
    @Nullable
    String token;

    /** A data folder that is named wins over an address in the environment. */
    ServerClient connect() {
        if (data == null && url != null) {
            if (token == null) {
                throw new Incorrect(
                        "client.no-token",
                        "--url " + url + " is given without a token; add --token, or set WINDROSE_TOKEN");
            }
            return new ServerClient(address(url), token);
        }
        Path folder = (data == null ? Path.of("data") : data).toAbsolutePath().normalize();
        RunningServer server = RunningServer.find(folder);
        return new ServerClient(server.url(), server.key());
    }

    private static URI address(String url) {
        try {
            URI address = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            if (address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Falls through: the remedy is the same.
        }
        throw new Incorrect(
                "client.url", "\"" + url + "\" is not an address; give one as https://windrose.example.com");
    }
}
