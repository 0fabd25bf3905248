package io.windrose.server;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.windrose.client.RunningServer;
import io.windrose.collect.Sources;
import io.windrose.configuration.Configuration;
import io.windrose.core.Ids;
import io.windrose.database.Database;
import io.windrose.http.AuditRoutes;
import io.windrose.http.Guard;
import io.windrose.http.HttpServer;
import io.windrose.http.OperationsRoutes;
import io.windrose.http.Route;
import io.windrose.http.Routes;
import io.windrose.http.SessionRoutes;
import io.windrose.http.SourceRoutes;
import io.windrose.http.TokenRoutes;
import io.windrose.http.UserRoutes;
import io.windrose.security.AuditLog;
import io.windrose.security.Sessions;
import io.windrose.security.Tokens;
import io.windrose.security.User;
import io.windrose.security.Users;
import io.windrose.stream.EventStream;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the whole program, a short method a room, and takes it apart in the reverse order. */
public final class Wiring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final List<String> ROOMS_WITH_STATE = List.of("security", "collect");

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Configuration configuration;
    private final Clock clock = Clock.systemUTC();
    private final Ids ids = new Ids(clock);
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final DataFolder folder;
    private final Database database;
    private final EventStream stream;
    private final AuditLog audit;
    private final Users users;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Sources sources;
    private final Routes routes;
    private final HttpServer http;
    private final Optional<User.WithPassword> firstOwner;

    private Wiring(Configuration configuration, List<Route> moreRoutes) {
        this.configuration = configuration;
        try {
            metrics();
            folder = opened(DataFolder.open(configuration.data()));
            database = database();
            stream = opened(EventStream.open(configuration.stream(), folder.resolve("kafka")));
            stream.createTopics(List.of(EventStream.EVENTS, EventStream.REJECTED));
            audit = new AuditLog(database.jdbi(), clock);
            users = new Users(database.jdbi(), audit, ids, clock);
            sessions = new Sessions(database.jdbi(), audit, ids, clock, configuration.security());
            tokens = new Tokens(database.jdbi(), audit, ids, clock);
            sources = new Sources(database.jdbi(), audit, ids, clock);
            firstOwner = users.createFirstOwner();
            String operatorKey = ids.secret("wr_op_");
            routes = routes(moreRoutes);
            http = opened(HttpServer.start(
                    configuration.http(), routes, new Guard(users, sessions, tokens, operatorKey), ids, metrics));
            announce(operatorKey);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Everything runs and answers when this returns. */
    public static Wiring start(Configuration configuration) {
        return new Wiring(configuration, List.of());
    }

    /** For tests that plant a route and see it caught. */
    static Wiring start(Configuration configuration, List<Route> moreRoutes) {
        return new Wiring(configuration, moreRoutes);
    }

    public URI url() {
        return http.url();
    }

    /** Calls {@code end}, with the reason, when a part cannot go on and only a new start helps. */
    public void whenBroken(Consumer<String> end) {
        stream.whenBroken(end);
    }

    /** At the very first start, the owner with the password to show once. */
    public Optional<User.WithPassword> firstOwner() {
        return firstOwner;
    }

    Routes routes() {
        return routes;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                // What is left must be closed all the same.
                LOG.warn("a part did not stop cleanly", e);
            }
        }
    }

    private void metrics() {
        open.push(metrics::close);
        new JvmMemoryMetrics().bindTo(metrics);
        JvmGcMetrics gc = opened(new JvmGcMetrics());
        gc.bindTo(metrics);
        new JvmThreadMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
        new FileDescriptorMetrics().bindTo(metrics);
        new UptimeMetrics().bindTo(metrics);
    }

    private Database database() {
        Database found = opened(Database.open(configuration.database(), folder.resolve("postgres")));
        found.measure(metrics);
        ROOMS_WITH_STATE.forEach(found::migrate);
        return found;
    }

    private Routes routes(List<Route> more) {
        OperationsRoutes operations =
                new OperationsRoutes(Map.of("database", database::check, "stream", stream::check), metrics::scrape);
        return new Routes(List.of(
                operations.routes(),
                new SessionRoutes(sessions, users).routes(),
                new UserRoutes(users).routes(),
                new TokenRoutes(tokens).routes(),
                new SourceRoutes(sources).routes(),
                new AuditRoutes(audit).routes(),
                more));
    }

    /** Lets the commands on this machine find the server, until it stops. */
    private void announce(String operatorKey) {
        new RunningServer(http.url(), operatorKey, ProcessHandle.current().pid()).write(folder.path());
        open.push(() -> RunningServer.remove(folder.path()));
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }
}
