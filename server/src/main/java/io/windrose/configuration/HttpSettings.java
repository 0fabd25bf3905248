package io.windrose.configuration;

import io.windrose.core.Incorrect;
import io.windrose.core.Network;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the server listens, and what stands before it.
 *
 * @param host the address to listen on
 * @param port 0 takes a free one
 * @param publicUrl what people type; with https, cookies are marked as secure
 * @param trustedProxies networks whose {@code X-Forwarded-For} is believed
 */
public record HttpSettings(
        String host, int port, Optional<URI> publicUrl, Optional<Tls> tls, List<Network> trustedProxies) {
    /** PEM files: the certificate with its chain, and the private key. */
    public record Tls(Path certificate, Path key) {
        public Tls {
            requireFile("http.tls-certificate", certificate);
            requireFile("http.tls-key", key);
        }

        private static void requireFile(String key, Path file) {
            if (!Files.isReadable(file)) {
                throw new Incorrect(
                        "configuration.no-file", key + " is " + file + ", which cannot be read; give a PEM file");
            }
        }
    }

    public HttpSettings {
        trustedProxies = List.copyOf(trustedProxies);
        publicUrl.ifPresent(url -> {
            boolean usable =
                    ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null;
            if (!usable) {
                throw new Incorrect(
                        "configuration.public-url",
                        "http.public-url is \"" + url + "\"; give an address as https://windrose.example.com");
            }
        });
    }

    static HttpSettings read(Settings settings) {
        String host = settings.text(
                "http.host",
                "127.0.0.1",
                "The address to listen on. 0.0.0.0 is every one: only with TLS or behind a proxy that has it.");
        int port = settings.whole("http.port", 8080, 0, 65_535, "The port to listen on; 0 takes a free one.");
        Optional<URI> publicUrl = settings.text("http.public-url", "What people type, as https://windrose.example.com.")
                .map(HttpSettings::address);
        Optional<String> certificate = settings.text("http.tls-certificate", "PEM file: certificate and chain.");
        Optional<String> key = settings.text("http.tls-key", "PEM file: private key. Both or neither.");
        if (certificate.isPresent() != key.isPresent()) {
            throw new Incorrect(
                    "configuration.half-tls",
                    "of http.tls-certificate and http.tls-key only one is given; give both, or neither for plain HTTP");
        }
        List<Network> trusted = settings.list(
                "http.trusted-proxies",
                "Networks whose X-Forwarded-For and X-Forwarded-Proto are believed, as 10.0.0.0/8.",
                Network::of);
        return new HttpSettings(
                host,
                port,
                publicUrl,
                certificate.map(file -> new Tls(Path.of(file), Path.of(key.orElseThrow()))),
                trusted);
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new Incorrect(
                    "configuration.public-url",
                    "http.public-url is \"" + text + "\"; give an address as https://windrose.example.com",
                    e);
        }
    }
}
