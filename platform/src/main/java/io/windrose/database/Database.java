package io.windrose.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.micrometer.core.instrument.MeterRegistry;
import io.windrose.core.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;

/**
 * A pool of connections to one PostgreSQL database, and the server itself if it is our own. Thread-safe; the opener
 * closes it.
 */
public final class Database implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    private final Optional<OwnPostgres> own;
    private final String url;
    private final String user;
    private final String password;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(Optional<OwnPostgres> own, String url, String user, String password, int maxConnections) {
        this.own = own;
        this.url = url;
        this.user = user;
        this.password = password;
        this.pool = pool(maxConnections);
        this.jdbi = Jdbi.create((ConnectionFactory) this::connect);
    }

    /**
     * Connects, after starting the server if it is to be our own.
     *
     * @param folder where a server of our own keeps everything; not touched when the settings name a URL
     * @throws Unavailable when it does not answer, or our own does not start
     */
    public static Database open(DatabaseSettings settings, Path folder) {
        if (settings.url().isPresent()) {
            return new Database(
                    Optional.empty(),
                    settings.url().get(),
                    settings.user(),
                    settings.password(),
                    settings.maxConnections());
        }
        OwnPostgres own = OwnPostgres.start(folder);
        try {
            return new Database(
                    Optional.of(own), own.url(), OwnPostgres.NAME, own.password(), settings.maxConnections());
        } catch (RuntimeException e) {
            own.close();
            throw e;
        }
    }

    /**
     * Stops a server of our own that a killed program left running, before its folder is deleted.
     *
     * @param folder as in {@link #open}
     */
    public static void stopLeftover(Path folder) {
        try {
            LeftoverPostgres.stop(folder.toAbsolutePath().normalize().resolve("data"));
        } catch (IOException e) {
            throw new Unavailable(
                    "database.leftover-not-stopped",
                    "what runs in %s cannot be told: see to the rights of the folder".formatted(folder),
                    e);
        }
    }

    private HikariDataSource pool(int maxConnections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("windrose");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(maxConnections);
        config.setMinimumIdle(Math.min(2, maxConnections));
        config.setConnectionTimeout(CONNECT_LIMIT.toMillis());
        config.setInitializationFailTimeout(CONNECT_LIMIT.toMillis());
        config.setValidationTimeout(1_000);
        config.addDataSourceProperty("ApplicationName", "windrose");
        config.addDataSourceProperty("connectTimeout", CONNECT_LIMIT.toSeconds());
        config.addDataSourceProperty("tcpKeepAlive", true);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw unavailable(e);
        }
    }

    /** Its handles throw {@link Unavailable} when no connection is to be had within five seconds. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** The pool, for libraries that want one. */
    public DataSource dataSource() {
        return pool;
    }

    /** The JDBC URL, without user and password. */
    public String url() {
        return url;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /** Counts connections and the wait for them. Once, before the pool is used much. */
    public void measure(MeterRegistry registry) {
        pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
    }

    /**
     * Makes the schema {@code room} as {@code classpath:db/<room>} says; does nothing when it is so already.
     *
     * @throws io.windrose.core.Conflict when a newer program made the schema
     */
    public void migrate(String room) {
        Migrations.run(pool, room);
    }

    /**
     * Makes a connection of its own, so that a pool that is busy is not taken for a server that is down.
     *
     * @throws Unavailable within two seconds, when the server does not answer
     */
    public void check() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "1");
        properties.setProperty("loginTimeout", "2");
        properties.setProperty("socketTimeout", "1");
        try {
            DriverManager.getConnection(url, properties).close();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private Connection connect() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private Unavailable unavailable(Exception cause) {
        return new Unavailable(
                "database.unavailable",
                "the database %s does not answer: see that it runs and that user and password are right".formatted(url),
                cause);
    }

    @Override
    public void close() {
        pool.close();
        own.ifPresent(OwnPostgres::close);
    }
}
