package io.windrose.database;

import io.windrose.core.Unavailable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server of our own, with everything it has under one folder. */
final class OwnPostgres implements AutoCloseable {
    static final int MAX_CONNECTIONS = 60;
    /** For the lake's catalog, a health check, a person with psql, and PostgreSQL's own reserve. */
    static final int CONNECTIONS_FOR_OTHERS = 20;

    static final String NAME = "windrose";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** Statements and row values can be personal data, so the log names the error only. */
    private static final Map<String, String> SERVER = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("max_connections", Integer.toString(MAX_CONNECTIONS)),
            Map.entry("shared_buffers", "64MB"),
            Map.entry("io_method", "sync"),
            Map.entry("jit", "off"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("logging_collector", "on"),
            Map.entry("log_directory", "../log"),
            Map.entry("log_filename", "postgresql-%a.log"),
            Map.entry("log_truncate_on_rotation", "on"),
            Map.entry("log_rotation_size", "0"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_min_error_statement", "panic"));

    private final FolderLock lock;
    private final EmbeddedPostgres server;
    private final Path data;
    private final String password;

    private OwnPostgres(FolderLock lock, EmbeddedPostgres server, Path data, String password) {
        this.lock = lock;
        this.server = server;
        this.data = data;
        this.password = password;
    }

    /** Starts the server; the first time in a folder also makes its role and database, in about three seconds. */
    static OwnPostgres start(Path place) {
        try {
            Files.createDirectories(place);
            Path folder = place.toRealPath();
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            FolderLock lock = FolderLock.take(folder);
            try {
                return start(folder, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new Unavailable(
                    "database.not-started",
                    "PostgreSQL did not start in %s: its log folder says why".formatted(place),
                    e);
        }
    }

    private static OwnPostgres start(Path folder, FolderLock lock) throws IOException, SQLException {
        Files.createDirectories(folder.resolve("log"));
        String password = PasswordFile.readOrMake(folder.resolve("password"));
        Path data = folder.resolve("data");
        if (!Files.exists(data)) {
            prepare(folder, password);
        }
        LeftoverPostgres.stop(data);
        return new OwnPostgres(lock, serve(folder, data, NAME, password), data, password);
    }

    /** Nothing asks for {@code data.new} before it is renamed, so what a crash left of it is thrown away. */
    private static void prepare(Path folder, String password) throws IOException, SQLException {
        Path fresh = folder.resolve("data.new");
        LeftoverPostgres.stop(fresh);
        deleteAll(fresh);
        String superuserPassword = PasswordFile.readOrMake(superuserPasswordFile(folder));
        try (EmbeddedPostgres server = serve(folder, fresh, "postgres", superuserPassword);
                Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role %s login password '%s'".formatted(NAME, password));
            statement.execute("create database %1$s owner %1$s".formatted(NAME));
            statement.execute("revoke all on database %s from public".formatted(NAME));
        }
        Files.move(fresh, folder.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static EmbeddedPostgres serve(Path folder, Path data, String user, String password) throws IOException {
        // The library would clean up in a shared folder of the temporary one; it reads this when a builder is made.
        System.setProperty("ot.epg.working-dir", folder.resolve("binaries").toString());
        Redirect start = Redirect.appendTo(folder.resolve("log/start.log").toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                .setOutputRedirector(start)
                .setErrorRedirector(start)
                .setConnectConfig("user", user)
                .setConnectConfig("password", password)
                // The library initializes with "trust"; the later option wins, so there never is an open moment.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", superuserPasswordFile(folder).toString())
                // Sorting that does not change with the operating system, which would break indexes.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8");
        SERVER.forEach(builder::setServerConfig);
        return builder.start();
    }

    private static Path superuserPasswordFile(Path folder) {
        return folder.resolve("superuser-password");
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), NAME);
    }

    String password() {
        return password;
    }

    /** Stops the server: what is committed is on disk already, open transactions are rolled back. */
    @Override
    public void close() {
        try (lock) {
            server.close();
            LeftoverPostgres.stop(data);
        } catch (IOException e) {
            throw new Unavailable(
                    "database.not-stopped",
                    "PostgreSQL on %s did not stop: the next start will stop it".formatted(data),
                    e);
        }
    }
}
