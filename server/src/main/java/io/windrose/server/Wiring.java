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
import io.windrose.collect.Collector;
import io.windrose.collect.Sources;
import io.windrose.collect.WriteKeys;
import io.windrose.collect.judging.Calls;
import io.windrose.collect.ledger.Ledger;
import io.windrose.collect.ledger.LedgerSettings;
import io.windrose.collect.ledger.Rejected;
import io.windrose.collect.ledger.RestoredLedger;
import io.windrose.configuration.Configuration;
import io.windrose.core.Ids;
import io.windrose.database.Database;
import io.windrose.folder.DiskSpace;
import io.windrose.http.AuditRoutes;
import io.windrose.http.BackupRoutes;
import io.windrose.http.CollectRoutes;
import io.windrose.http.Guard;
import io.windrose.http.HttpServer;
import io.windrose.http.LedgerRoutes;
import io.windrose.http.OperationsRoutes;
import io.windrose.http.ProfileRoutes;
import io.windrose.http.RejectedRoutes;
import io.windrose.http.Route;
import io.windrose.http.Routes;
import io.windrose.http.SessionRoutes;
import io.windrose.http.SourceRoutes;
import io.windrose.http.SqlRoutes;
import io.windrose.http.TokenRoutes;
import io.windrose.http.UserRoutes;
import io.windrose.jobs.Job;
import io.windrose.jobs.Jobs;
import io.windrose.lake.Lake;
import io.windrose.lake.LakeWriter;
import io.windrose.lake.RestoredStream;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.RemoteEngines;
import io.windrose.lake.sandbox.Sandbox;
import io.windrose.profile.Profiles;
import io.windrose.profile.RestoredProfiles;
import io.windrose.security.AuditLog;
import io.windrose.security.Sessions;
import io.windrose.security.Tokens;
import io.windrose.security.User;
import io.windrose.security.Users;
import io.windrose.stream.EventStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
    private static final List<String> ROOMS_WITH_STATE = List.of("security", "collect", "profile");

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Configuration configuration;
    private final Clock clock = Clock.systemUTC();
    private final Ids ids = new Ids(clock);
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final DataFolder folder;
    private final Database database;
    private final EventStream stream;
    private final DiskSpace disk;
    private final Lake lake;
    private final Optional<Engine> spark;
    private final Sandbox sandbox;
    private final AuditLog audit;
    private final Users users;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Sources sources;
    private final Ledger ledger;
    private final Calls calls;
    private final Collector collector;
    private final Profiles profiles;
    private final Backups backups;
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
            disk = DiskSpace.of(folder.path(), configuration.diskLimitPercent(), clock);
            disk.measure(metrics);
            lake = opened(Lake.open(configuration.lake(), database, folder.resolve("lake"), clock));
            spark = configuration.spark().map(address -> opened(spark(address)));
            sandbox = opened(lake.sandbox(configuration.sql(), metrics));
            LakeWriter eventsWriter = opened(lake.writeEvents(stream));
            LakeWriter rejectedWriter = opened(lake.writeRejected(stream));
            audit = new AuditLog(database.jdbi(), clock);
            users = new Users(database.jdbi(), audit, ids, clock);
            sessions = new Sessions(database.jdbi(), audit, ids, clock, configuration.security());
            tokens = new Tokens(database.jdbi(), audit, ids, clock);
            sources = new Sources(database.jdbi(), audit, ids, clock);
            ledger = opened(ledger(List.of(eventsWriter, rejectedWriter)));
            calls = opened(new Calls(configuration.collect(), ids));
            collector = new Collector(new WriteKeys(database.jdbi()), calls, stream, disk::check, ledger);
            profiles = opened(Profiles.open(configuration.profile(), database, stream, lake, audit, clock, metrics));
            backups = new Backups(database, lake, ROOMS_WITH_STATE);
            opened(Jobs.start(database, maintenance()));
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

    /** Fills an empty data folder from a backup. Neither the stream nor any writer runs; a stream of our own is new. */
    static void restore(Configuration configuration, Path backup) {
        try (DataFolder folder = DataFolder.open(configuration.data());
                Database database = Database.open(configuration.database(), folder.resolve("postgres"))) {
            ROOMS_WITH_STATE.forEach(database::migrate);
            try (Lake lake = Lake.open(configuration.lake(), database, folder.resolve("lake"), Clock.systemUTC())) {
                RestoredStream stream =
                        configuration.stream().bootstrapServers().isPresent()
                                ? RestoredStream.SAME
                                : RestoredStream.NEW;
                new Backups(database, lake, ROOMS_WITH_STATE).restore(backup, stream);
                RestoredProfiles.open(database, lake, stream, Clock.systemUTC());
                if (stream == RestoredStream.NEW) {
                    RestoredLedger.open(database, lake, Clock.systemUTC());
                }
            }
        }
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

    private Engine spark(String address) {
        return RemoteEngines.find(address, configuration.lake().queryThreads());
    }

    private Ledger ledger(List<LakeWriter> writers) {
        return Ledger.open(
                LedgerSettings.DEFAULT,
                database,
                stream,
                lake,
                () -> writers.stream().map(LakeWriter::status).toList(),
                ids,
                clock,
                metrics);
    }

    private List<Job> maintenance() {
        return List.of(
                new Job("lake.compact", Duration.ofMinutes(10), lake::compact),
                new Job("lake.expire-snapshots", Duration.ofHours(1), () -> lake.expireSnapshots(Duration.ofHours(2))),
                new Job("lake.remove-orphans", Duration.ofDays(1), () -> lake.removeOrphans(Duration.ofDays(3))));
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
                new CollectRoutes(collector, clock).routes(),
                new LedgerRoutes(ledger, clock).routes(),
                new RejectedRoutes(new Rejected(database, lake, stream, calls, ledger, clock)).routes(),
                new ProfileRoutes(profiles).routes(),
                new SqlRoutes(sandbox, spark, ids).routes(),
                new BackupRoutes(target -> backups.make(target, stream)).routes(),
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
