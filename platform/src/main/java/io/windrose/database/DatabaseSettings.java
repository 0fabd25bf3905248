package io.windrose.database;

import io.windrose.core.Incorrect;
import java.util.Optional;

/**
 * Which PostgreSQL to use.
 *
 * @param url a JDBC URL; empty means a server of our own, and then user and password are not looked at
 * @param maxConnections how many connections the pool may hold
 */
public record DatabaseSettings(Optional<String> url, String user, String password, int maxConnections) {
    private static final int MOST = 1_000;

    public DatabaseSettings {
        url.ifPresent(DatabaseSettings::checkUrl);
        if (url.isPresent() && user.isBlank()) {
            throw new Incorrect("database.user-missing", "database.user is empty: name the role to connect as");
        }
        int limit = url.isPresent() ? MOST : OwnPostgres.MAX_CONNECTIONS - OwnPostgres.CONNECTIONS_FOR_OTHERS;
        if (maxConnections < 1 || maxConnections > limit) {
            throw new Incorrect(
                    "database.max-connections-out-of-range",
                    "database.maxConnections is %d: give a number from 1 to %d".formatted(maxConnections, limit));
        }
    }

    /** A server of our own, with a pool that suits one machine. */
    public static DatabaseSettings own() {
        return new DatabaseSettings(Optional.empty(), "", "", 20);
    }

    private static void checkUrl(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new Incorrect(
                    "database.url-not-postgresql",
                    "database.url does not start with jdbc:postgresql: as in jdbc:postgresql://host:5432/windrose");
        }
        if (url.contains("password=")) {
            throw new Incorrect(
                    "database.password-in-url",
                    "database.url holds a password, and the URL is logged: give it as database.password");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseSettings[url=%s, user=%s, maxConnections=%d]".formatted(url.orElse(""), user, maxConnections);
    }
}
