package io.windrose.database;

import io.windrose.core.Unavailable;
import io.windrose.folder.LoopbackPort;
import io.windrose.folder.OwnFolder;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL server of our own, with everything it has under one folder. */
final class OwnPostgres implements AutoCloseable {
    static final int MAX_CONNECTIONS = 60;
    /** For the lake's catalog, a health check, a person with psql, and PostgreSQL's own reserve. */
    static final int CONNECTIONS_FOR_OTHERS = 20;

    static final String NAME = "windrose";
    private static final String BINARIES = "binaries";
    /** A property of the process: tests start many servers, and unpack the programs once for all. */
    private static final String SHARED_BINARIES = "windrose.postgres-binaries";

    private static final String SUPERUSER_PASSWORD = "superuser-password";
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

    private final OwnFolder folder;
    private final EmbeddedPostgres server;
    private final String password;

    private OwnPostgres(OwnFolder folder, EmbeddedPostgres server, String password) {
        this.folder = folder;
        this.server = server;
        this.password = password;
    }

    /** Starts the server; the first time in a folder also makes its role and database, in about three seconds. */
    static OwnPostgres start(Path place) {
        OwnFolder folder = OwnFolder.take(place);
        try {
            return start(folder);
        } catch (IOException | SQLException | IllegalStateException e) {
            folder.close();
            throw new Unavailable(
                    "database.not-started",
                    "PostgreSQL did not start in %s (%s): its log folder says why"
                            .formatted(folder.path(), e.getMessage()),
                    e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static OwnPostgres start(OwnFolder folder) throws IOException, SQLException {
        Files.createDirectories(folder.resolve("log"));
        String password = folder.secret("password");
        deleteHalfUnpacked(folder);
        Path data = folder.resolve("data");
        if (!Files.exists(data)) {
            prepare(folder, password);
        }
        LeftoverPostgres.stop(data);
        EmbeddedPostgres server = serve(folder, data, NAME, password);
        try {
            letMakeRoles(folder, server, password);
        } catch (IOException | SQLException e) {
            server.close();
            throw e;
        }
        return new OwnPostgres(folder, server, password);
    }

    /** Folders from before there was a role that reads have a role of ours that cannot make it. */
    private static void letMakeRoles(OwnFolder folder, EmbeddedPostgres server, String password)
            throws IOException, SQLException {
        String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), NAME);
        try (Connection own = DriverManager.getConnection(url, NAME, password);
                Statement asked = own.createStatement();
                ResultSet may = asked.executeQuery("select rolcreaterole from pg_roles where rolname = current_user")) {
            if (may.next() && may.getBoolean(1)) {
                return;
            }
        }
        try (Connection superuser = DriverManager.getConnection(url, "postgres", folder.secret(SUPERUSER_PASSWORD));
                Statement statement = superuser.createStatement()) {
            statement.execute("alter role %s createrole".formatted(NAME));
        }
    }

    /** The one of the last time while nobody has it, so that programs that read find it again. */
    private static int port(OwnFolder folder) throws IOException {
        Path kept = folder.resolve("port");
        int port = Files.exists(kept) ? Integer.parseInt(Files.readString(kept).strip()) : 0;
        if (port == 0 || !LoopbackPort.isFree(port)) {
            port = LoopbackPort.free();
            Files.writeString(kept, Integer.toString(port));
        }
        return port;
    }

    /** The library marks binaries that are whole, and cannot unpack over what a crash left of others. */
    private static void deleteHalfUnpacked(OwnFolder folder) throws IOException {
        Path binaries = folder.resolve(BINARIES);
        if (!Files.exists(binaries)) {
            return;
        }
        try (Stream<Path> versions = Files.list(binaries)) {
            for (Path version : versions.toList()) {
                if (Files.isDirectory(version) && !Files.exists(version.resolve(".exists"))) {
                    folder.delete(BINARIES + "/" + version.getFileName());
                }
            }
        }
    }

    /** Nothing asks for {@code data.new} before it is renamed, so what a crash left of it is thrown away. */
    private static void prepare(OwnFolder folder, String password) throws IOException, SQLException {
        Path fresh = folder.resolve("data.new");
        LeftoverPostgres.stop(fresh);
        folder.delete("data.new");
        String superuserPassword = folder.secret(SUPERUSER_PASSWORD);
        try (EmbeddedPostgres server = serve(folder, fresh, "postgres", superuserPassword);
                Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role %s login createrole password '%s'".formatted(NAME, password));
            statement.execute("create database %1$s owner %1$s".formatted(NAME));
            statement.execute("revoke all on database %s from public".formatted(NAME));
        }
        Files.move(fresh, folder.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static EmbeddedPostgres serve(OwnFolder folder, Path data, String user, String password)
            throws IOException {
        Redirect start = Redirect.appendTo(folder.resolve("log/start.log").toFile());
        EmbeddedPostgres.Builder builder = builder(folder.resolve(BINARIES))
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                .setPort(port(folder))
                .setOutputRedirector(start)
                .setErrorRedirector(start)
                .setConnectConfig("user", user)
                .setConnectConfig("password", password)
                // The library initializes with "trust"; the later option wins, so there never is an open moment.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.resolve(SUPERUSER_PASSWORD).toString())
                // Sorting that does not change with the operating system, which would break indexes.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8");
        SERVER.forEach(builder::setServerConfig);
        return builder.start();
    }

    /**
     * Of a server whose files are unpacked to a folder of ours: the library would clean up in a shared one. It reads
     * the folder's name from a property of the process when a builder is made, so that two servers must not meet there.
     */
    private static synchronized EmbeddedPostgres.Builder builder(Path binaries) {
        System.setProperty("ot.epg.working-dir", binaries.toString());
        Path unpacked = Optional.ofNullable(System.getProperty(SHARED_BINARIES))
                .map(Path::of)
                .orElse(binaries);
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(unpacked.toFile())
                .setPgBinaryResolver(new UnpackedBinaries(unpacked));
    }

    /**
     * The library remembers for each resolver where it unpacked. With one resolver for all, a second server of the
     * process would live on files that go away with the first one's folder.
     */
    private record UnpackedBinaries(Path folder) implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String machineHardware) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware);
        }
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
        try (folder) {
            server.close();
            LeftoverPostgres.stop(folder.resolve("data"));
        } catch (IOException e) {
            throw new Unavailable(
                    "database.not-stopped",
                    "PostgreSQL in %s did not stop: the next start will stop it".formatted(folder.path()),
                    e);
        }
    }
}
