package io.windrose.stream;

import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import io.windrose.folder.LoopbackPort;
import io.windrose.folder.OwnFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A broker and its controller in this process, with everything they have under one folder. One a process. */
final class KafkaBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaBroker.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final OwnFolder folder;
    private final KafkaRaftServer server;
    private final BrokerAddress address;
    private final CompletableFuture<String> end;

    private KafkaBroker(
            OwnFolder folder, KafkaRaftServer server, BrokerAddress address, CompletableFuture<String> end) {
        this.folder = folder;
        this.server = server;
        this.address = address;
        this.end = end;
    }

    /** Starts it; the first time in a folder, also formats the folder. */
    static KafkaBroker start(Path place) {
        if (place.toString().contains(",")) {
            throw new Incorrect(
                    "stream.folder-has-comma",
                    "Kafka cannot use the folder %s: give one without a comma".formatted(place));
        }
        OwnFolder folder = OwnFolder.take(place);
        try {
            return start(folder);
        } catch (Exception e) {
            Exit.resetExitProcedure();
            Exit.resetHaltProcedure();
            folder.close();
            throw new Unavailable(
                    "stream.not-started",
                    "the broker did not start in %s: %s".formatted(folder.path(), e.getMessage()),
                    e);
        }
    }

    private static KafkaBroker start(OwnFolder folder) throws Exception {
        Path data = folder.resolve("data");
        BrokerAddress address = new BrokerAddress(port(folder), folder.secret("password"));
        KafkaConfig config = new KafkaConfig(BrokerProperties.of(data, address, LoopbackPort.free()));
        if (!Files.exists(data)) {
            format(folder);
        }
        CompletableFuture<String> end = refuseExit();
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
        return new KafkaBroker(folder, server, address, end);
    }

    /** Nothing asks for {@code data.new} before it is renamed, so what a crash left of it is thrown away. */
    private static void format(OwnFolder folder) throws Exception {
        folder.delete("data.new");
        Path fresh = folder.resolve("data.new");
        new Formatter()
                .setNodeId(BrokerProperties.NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(BrokerProperties.CONTROLLER)
                .setMetadataLogDirectory(fresh.toString())
                .addDirectory(fresh.toString())
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
        Files.move(fresh, folder.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The port of the last time if it is free, because clients that outlive a restart look for it there. */
    private static int port(OwnFolder folder) throws IOException {
        Path file = folder.resolve("port");
        if (Files.exists(file)) {
            int last = Integer.parseInt(Files.readString(file).strip());
            if (LoopbackPort.isFree(last)) {
                return last;
            }
        }
        int port = LoopbackPort.free();
        Files.writeString(file, Integer.toString(port));
        return port;
    }

    /**
     * Kafka ends the process on an error it cannot survive, a full disk for one, and with it whatever the rest of the
     * program has not written yet. Here its thread ends, and the program is told.
     */
    private static CompletableFuture<String> refuseExit() {
        CompletableFuture<String> end = new CompletableFuture<>();
        Exit.Procedure refuse = (status, message) -> {
            String reason = "status " + status + (message == null ? "" : ", " + message);
            LOG.error("the broker gave up: {}", reason);
            end.complete(reason);
            throw new Fault("stream.broker-gave-up", "the broker gave up (%s): its log says why".formatted(reason));
        };
        Exit.setExitProcedure(refuse);
        Exit.setHaltProcedure(refuse);
        return end;
    }

    BrokerAddress address() {
        return address;
    }

    /** Completed with the reason when the broker cannot go on. */
    CompletionStage<String> end() {
        return end;
    }

    void check() {
        if (end.isDone()) {
            throw new Unavailable(
                    "stream.broker-gave-up",
                    "the broker in %s gave up (%s): mend the cause and start again"
                            .formatted(folder.path(), end.join()));
        }
    }

    @Override
    public void close() {
        Thread shutdown = Thread.ofPlatform().daemon().name("broker-shutdown").start(server::shutdown);
        try {
            if (!shutdown.join(CLOSE_LIMIT)) {
                throw new Unavailable(
                        "stream.not-stopped",
                        "the broker in %s did not stop: end the program, what was acknowledged is on disk"
                                .formatted(folder.path()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("stream.interrupted", "interrupted while the broker stopped: end the program", e);
        }
        Exit.resetExitProcedure();
        Exit.resetHaltProcedure();
        folder.close();
    }
}
