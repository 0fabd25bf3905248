package io.windrose.bench;

import io.windrose.folder.LoopbackPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The ceiling of any HTTP server here: nginx, which takes a request and answers 204 without looking at it. */
final class Nginx implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final String CONFIGURATION = """
            daemon off;
            pid FOLDER/nginx.pid;
            error_log FOLDER/error.log;
            worker_processes auto;
            events { worker_connections 1024; }
            http {
              access_log off;
              keepalive_requests 1000000000;
              client_max_body_size 10m;
              client_body_temp_path FOLDER/body;
              proxy_temp_path FOLDER/proxy;
              fastcgi_temp_path FOLDER/fastcgi;
              uwsgi_temp_path FOLDER/uwsgi;
              scgi_temp_path FOLDER/scgi;
              server { listen 127.0.0.1:PORT; location / { return 204; } }
            }
            """;

    private final Process process;
    private final URI url;

    private Nginx(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Empty where it is not installed; Debian: {@code apt install nginx-light}. */
    static Optional<Nginx> start(Path folder) throws IOException, InterruptedException {
        Optional<Path> program = Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port = LoopbackPort.free();
        Path home = Files.createDirectories(folder.resolve("nginx"));
        String configuration = CONFIGURATION.replace("FOLDER", home.toString()).replace("PORT", Integer.toString(port));
        Path file = Files.writeString(home.resolve("nginx.conf"), configuration);
        Process process = new ProcessBuilder(program.get().toString(), "-p", home.toString(), "-c", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile())
                .start();
        awaitOpen(port, process);
        return Optional.of(new Nginx(process, URI.create("http://127.0.0.1:" + port)));
    }

    private static void awaitOpen(int port, Process process) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        throw new IllegalStateException("nginx does not listen on port " + port);
    }

    URI url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
