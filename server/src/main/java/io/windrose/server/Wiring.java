package io.windrose.server;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.windrose.analyze.Overviews;
import io.windrose.analyze.anomaly.Anomalies;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.catalogue.Catalogue;
import io.windrose.analyze.metric.Metrics;
import io.windrose.analyze.saved.History;
import io.windrose.analyze.saved.SavedQueries;
import io.windrose.analyze.trend.Trends;
import io.windrose.analyze.watch.Watches;
import io.windrose.campaign.Brands;
import io.windrose.campaign.Campaigns;
import io.windrose.campaign.Creatives;
import io.windrose.campaign.Rescheduling;
import io.windrose.campaign.alerts.Alerts;
import io.windrose.campaign.calendar.CampaignCalendar;
import io.windrose.campaign.calendar.OwnSeasons;
import io.windrose.campaign.inbox.Inbox;
import io.windrose.campaign.keys.Keys;
import io.windrose.campaign.keys.Resolving;
import io.windrose.campaign.links.Links;
import io.windrose.campaign.money.Money;
import io.windrose.campaign.reconciliation.Reconciliations;
import io.windrose.campaign.results.Results;
import io.windrose.campaign.results.Watching;
import io.windrose.client.RunningServer;
import io.windrose.collect.Collector;
import io.windrose.collect.Insiders;
import io.windrose.collect.Sources;
import io.windrose.collect.VisitorSalts;
import io.windrose.collect.WriteKeys;
import io.windrose.collect.health.DataHealth;
import io.windrose.collect.importing.Imports;
import io.windrose.collect.judging.Calls;
import io.windrose.collect.ledger.Ledger;
import io.windrose.collect.ledger.LedgerSettings;
import io.windrose.collect.ledger.Rejected;
import io.windrose.collect.ledger.RestoredLedger;
import io.windrose.collect.live.Live;
import io.windrose.collect.live.SentForms;
import io.windrose.collect.plan.Plans;
import io.windrose.configuration.Configuration;
import io.windrose.core.Conflict;
import io.windrose.core.Ids;
import io.windrose.database.Database;
import io.windrose.database.PublishedSchema;
import io.windrose.demo.DemoCampaigns;
import io.windrose.demo.DemoFolder;
import io.windrose.demo.DemoLift;
import io.windrose.demo.DemoMix;
import io.windrose.demo.DemoShop;
import io.windrose.demo.DemoWatches;
import io.windrose.folder.DiskSpace;
import io.windrose.http.AboutRoutes;
import io.windrose.http.AcquisitionRoutes;
import io.windrose.http.AlertRoutes;
import io.windrose.http.AnomalyRoutes;
import io.windrose.http.AttributionRoutes;
import io.windrose.http.AuditRoutes;
import io.windrose.http.BackupRoutes;
import io.windrose.http.BrandRoutes;
import io.windrose.http.BudgetRoutes;
import io.windrose.http.CalendarRoutes;
import io.windrose.http.CampaignRoutes;
import io.windrose.http.CatalogueRoutes;
import io.windrose.http.ChangeRoutes;
import io.windrose.http.CollectRoutes;
import io.windrose.http.CreativeRoutes;
import io.windrose.http.CustomerRoutes;
import io.windrose.http.DashboardRoutes;
import io.windrose.http.DataHealthRoutes;
import io.windrose.http.ForecastRoutes;
import io.windrose.http.Guard;
import io.windrose.http.HealthLooks;
import io.windrose.http.HistoryRoutes;
import io.windrose.http.HttpServer;
import io.windrose.http.ImportRoutes;
import io.windrose.http.InboxRoutes;
import io.windrose.http.InternalTrafficRoutes;
import io.windrose.http.KeyRoutes;
import io.windrose.http.LedgerRoutes;
import io.windrose.http.LetterRoutes;
import io.windrose.http.LiftRoutes;
import io.windrose.http.LinkRoutes;
import io.windrose.http.LiveRoutes;
import io.windrose.http.MetricRoutes;
import io.windrose.http.MixRoutes;
import io.windrose.http.MoneyRoutes;
import io.windrose.http.NoticeRoutes;
import io.windrose.http.OperationsRoutes;
import io.windrose.http.OverviewRoutes;
import io.windrose.http.OwnRoutes;
import io.windrose.http.PeopleAnalysisRoutes;
import io.windrose.http.PlanRoutes;
import io.windrose.http.ProfileRoutes;
import io.windrose.http.PublishedRoutes;
import io.windrose.http.ReconciliationRoutes;
import io.windrose.http.RejectedRoutes;
import io.windrose.http.ReportRoutes;
import io.windrose.http.Reports;
import io.windrose.http.ResultRoutes;
import io.windrose.http.Route;
import io.windrose.http.Routes;
import io.windrose.http.SavedQueryRoutes;
import io.windrose.http.ScheduleNotices;
import io.windrose.http.ScheduleRoutes;
import io.windrose.http.SessionRoutes;
import io.windrose.http.SharedRoutes;
import io.windrose.http.SourceRoutes;
import io.windrose.http.SqlRoutes;
import io.windrose.http.TokenRoutes;
import io.windrose.http.TrackerRoutes;
import io.windrose.http.TrendRoutes;
import io.windrose.http.UserRoutes;
import io.windrose.http.WatchRoutes;
import io.windrose.http.WatchedQuestions;
import io.windrose.http.WebAnalysisRoutes;
import io.windrose.http.WebRoutes;
import io.windrose.jobs.Job;
import io.windrose.jobs.Jobs;
import io.windrose.lake.Lake;
import io.windrose.lake.LakeWriter;
import io.windrose.lake.RestoredStream;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.Mask;
import io.windrose.lake.query.RemoteEngines;
import io.windrose.lake.sandbox.Sandbox;
import io.windrose.mail.MailServer;
import io.windrose.notice.Outbox;
import io.windrose.optimize.forecast.Forecasts;
import io.windrose.optimize.kept.KeptResults;
import io.windrose.optimize.lift.LakeOutcomes;
import io.windrose.optimize.lift.Lifts;
import io.windrose.optimize.mix.LakeWeeks;
import io.windrose.optimize.mix.Mixes;
import io.windrose.optimize.plan.BudgetPlans;
import io.windrose.outgoing.OutgoingClient;
import io.windrose.profile.Profiles;
import io.windrose.profile.RestoredProfiles;
import io.windrose.security.AuditLog;
import io.windrose.security.Secrets;
import io.windrose.security.Sessions;
import io.windrose.security.Tokens;
import io.windrose.security.User;
import io.windrose.security.Users;
import io.windrose.stream.EventStream;
import io.windrose.visualize.Annotations;
import io.windrose.visualize.Dashboards;
import io.windrose.visualize.Publications;
import io.windrose.visualize.Schedules;
import io.windrose.visualize.SharedLinks;
import io.windrose.visualize.Starters;
import io.windrose.visualize.letter.LetterMetrics;
import io.windrose.visualize.letter.Letters;
import io.windrose.visualize.letter.Lookout;
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
    private static final List<String> ROOMS_WITH_STATE =
            List.of("security", "notice", "collect", "profile", "campaign", "analyze", "optimize", "visualize");

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
    private final Outbox outbox;
    private final AuditLog audit;
    private final Users users;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Sources sources;
    private final Ledger ledger;
    private final Plans plans;
    private final Insiders insiders;
    private final VisitorSalts salts;
    private final Calls calls;
    private final Live live;
    private final Collector collector;
    private final Profiles profiles;
    private final Imports imports;
    private final Money money;
    private final Inquiries inquiries;
    private final Overviews overviews;
    private final Dashboards dashboards;
    private final Annotations annotations;
    private final Reports reports;
    private final ChangeRoutes changes;
    private final DataHealth health;
    private final LetterRoutes letters;
    private final ScheduleRoutes schedules;
    private final Metrics definitions;
    private final Trends trends;
    private final Anomalies anomalies;
    private final Forecasts forecasts;
    private final LakeWeeks weeks;
    private final Mixes mixes;
    private final BudgetPlans budgets;
    private final LakeOutcomes outcomes;
    private final Lifts lifts;
    private final Catalogue catalogue;
    private final Campaigns campaigns;
    private final Keys keys;
    private final Brands brands;
    private final Resolving resolving;
    private final Alerts alerts;
    private final Publications publications;
    private final Watches watches;
    private final Backups backups;
    private final Routes routes;
    private final HttpServer http;
    private final Optional<User.WithPassword> firstOwner;

    private Wiring(Configuration configuration, List<Route> moreRoutes) {
        this.configuration = configuration;
        try {
            metrics();
            folder = opened(DataFolder.open(configuration.data()));
            requireAlone(configuration);
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
            outbox = outbox();
            sources = new Sources(database.jdbi(), audit, ids, clock);
            ledger = opened(ledger(List.of(eventsWriter, rejectedWriter)));
            plans = new Plans(database.jdbi(), lake, audit, clock, metrics);
            insiders = new Insiders(database.jdbi(), audit, ids, clock);
            salts = new VisitorSalts(database.jdbi(), configuration.company().zone(), clock);
            calls = opened(new Calls(configuration.collect(), ids, new Calls.Advice(plans, salts, insiders)));
            SentForms sentForms = new SentForms();
            live = opened(Live.open(stream, sentForms, ledger.run(), clock, metrics));
            collector = new Collector(new WriteKeys(database.jdbi()), calls, stream, disk::check, ledger, sentForms);
            profiles = opened(Profiles.open(configuration.profile(), database, stream, lake, audit, clock, metrics));
            imports = opened(imports());
            money = opened(Money.open(database, lake, configuration.company(), configuration.money(), audit, clock));
            inquiries = new Inquiries(lake, configuration.company(), clock);
            overviews = new Overviews(inquiries);
            dashboards = new Dashboards(database.jdbi(), audit, ids, clock);
            annotations = new Annotations(database.jdbi(), dashboards, audit, ids, clock);
            trends = new Trends(inquiries);
            anomalies = new Anomalies(trends);
            forecasts = opened(new Forecasts(inquiries, trends));
            weeks = new LakeWeeks(inquiries);
            mixes = opened(Mixes.open(database, weeks, audit, Main.VERSION, ids, clock));
            budgets = opened(new BudgetPlans(database, mixes, weeks, audit, Main.VERSION, ids, clock));
            outcomes = new LakeOutcomes(inquiries);
            lifts = opened(Lifts.open(database, outcomes, mixes, audit, Main.VERSION, ids, clock));
            catalogue = new Catalogue(inquiries);
            campaigns = new Campaigns(database.jdbi(), audit, ids, clock);
            keys = new Keys(database.jdbi(), campaigns, audit, ids, clock);
            brands = new Brands(database.jdbi(), users, audit, ids, clock);
            changes = new ChangeRoutes(lake::snapshots);
            reports = opened(new Reports(
                    new OwnRoutes(this::routes, brands::limit),
                    configuration.company().zone(),
                    clock));
            resolving = opened(Resolving.of(database, lake, campaigns).start());
            definitions = Metrics.open(database.jdbi(), lake, configuration.company(), audit, clock);
            alerts = alerts();
            publications = new Publications(new PublishedSchema(database), lake, database.jdbi(), audit, ids, clock);
            watches = watches();
            health = health();
            letters = letters();
            schedules = schedules();
            backups = new Backups(database, lake, ROOMS_WITH_STATE);
            firstOwner = users.createFirstOwner();
            new Starters(database.jdbi(), dashboards).add(users.operator());
            String operatorKey = ids.secret("wr_op_");
            routes = routes(moreRoutes);
            http = opened(HttpServer.start(
                    configuration.http(),
                    routes,
                    new Guard(users, sessions, tokens, brands::limit, operatorKey),
                    ids,
                    metrics));
            // Some of them ask routes, and tell people where the app is.
            opened(Jobs.start(database, maintenance()));
            // Who looks on would hold up the server's end.
            open.push(live::end);
            open.push(changes);
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

    /** Where people find the app. */
    private URI appUrl() {
        return configuration.http().publicUrl().orElseGet(this::url);
    }

    /** Calls {@code end}, with the reason, when a part cannot go on and only a new start helps. */
    public void whenBroken(Consumer<String> end) {
        stream.whenBroken(end);
    }

    /** What the demo fills. */
    DemoShop demoShop() {
        return new DemoShop(
                lake,
                profiles,
                money,
                resolving,
                new DemoCampaigns(campaigns, keys),
                new DemoWatches(watches),
                new DemoMix(mixes),
                new DemoLift(lifts),
                sources,
                users);
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

    /** Simulated and real data would mix at addresses that others use too. */
    private static void requireAlone(Configuration configuration) {
        boolean alone = configuration.database().url().isEmpty()
                && configuration.stream().bootstrapServers().isEmpty();
        if (DemoFolder.isMarked(configuration.data()) && !alone) {
            throw new Conflict(
                    "server.demo-not-alone",
                    "the data folder " + configuration.data() + " is a demo, which keeps to itself; leave out"
                            + " database.url and stream.servers, or give another folder with --data");
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

    private Outbox outbox() {
        OutgoingClient client = opened(new OutgoingClient(configuration.outgoing()));
        Outbox made = new Outbox(database, new MailServer(configuration.mail()), client, ids, clock);
        opened(made.start());
        return made;
    }

    private Engine spark(String address) {
        return RemoteEngines.find(address, configuration.lake().queryThreads(), lake::derived);
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

    private Imports imports() {
        return Imports.open(new Imports.Parts(
                database.jdbi(),
                audit,
                lake,
                folder.resolve("imports"),
                configuration.imports(),
                disk::check,
                calls,
                profiles::learn,
                ids,
                clock));
    }

    private Alerts alerts() {
        Watching watching = new Watching(lake, configuration.company(), clock);
        Alerts made = new Alerts(database.jdbi(), campaigns, watching, audit, ids, clock);
        made.measure(metrics);
        return made;
    }

    private Watches watches() {
        return new Watches(new Watches.Parts(
                database.jdbi(),
                anomalies,
                new WatchedQuestions(definitions, dashboards),
                users,
                brands::limit,
                outbox,
                this::appUrl,
                audit,
                configuration.company().zone(),
                ids,
                clock));
    }

    private LetterRoutes letters() {
        LetterMetrics chosen = new LetterMetrics(database.jdbi(), definitions, audit);
        Lookout lookout = new Lookout(alerts, watches, new HealthLooks(health)::looks);
        return new LetterRoutes(new Letters(anomalies, chosen, lookout::looks), chosen, reports, this::appUrl, ids);
    }

    private ScheduleRoutes schedules() {
        Schedules made = new Schedules(
                database.jdbi(),
                dashboards,
                outbox,
                audit,
                ids,
                configuration.company().zone(),
                clock);
        return new ScheduleRoutes(
                made, new ScheduleNotices(dashboards, users, brands::limit, reports, letters, this::appUrl));
    }

    private KeptResults kept(KeptResults.Kind kind) {
        return new KeptResults(kind, database.jdbi(), ids, clock);
    }

    private CalendarRoutes calendar() {
        OwnSeasons seasons = new OwnSeasons(database.jdbi(), audit, ids, clock);
        return new CalendarRoutes(
                new CampaignCalendar(campaigns, seasons, configuration.calendar(), configuration.company(), clock),
                seasons,
                new Rescheduling(campaigns));
    }

    private Inbox inbox() {
        return new Inbox(new Inbox.Parts(
                database.jdbi(),
                lake,
                campaigns,
                brands,
                keys,
                configuration.company().currency(),
                audit,
                ids,
                clock));
    }

    private Reconciliations reconciliations() {
        return new Reconciliations(database.jdbi(), lake, configuration.company(), audit, clock);
    }

    private DataHealth health() {
        return new DataHealth(
                lake,
                database.jdbi(),
                from -> ledger.report(from, clock.instant()),
                configuration.company().zone(),
                clock);
    }

    private List<Job> maintenance() {
        return List.of(
                new Job("collect.forget-salts", Duration.ofMinutes(10), salts::forgetOld),
                new Job("lake.compact", Duration.ofMinutes(10), lake::compact),
                new Job("lake.expire-snapshots", Duration.ofHours(1), () -> lake.expireSnapshots(Duration.ofHours(2))),
                new Job("lake.remove-orphans", Duration.ofDays(1), () -> lake.removeOrphans(Duration.ofDays(3))),
                new Job("campaign.fetch-rates", Duration.ofDays(1), money::fetchRates),
                new Job("campaign.alerts", Duration.ofHours(1), alerts::evaluate),
                new Job("notice.forget-old", Duration.ofDays(1), outbox::forgetOld),
                new Job("visualize.publish", Duration.ofMinutes(10), publications::publishForReader),
                new Job("visualize.schedules", Duration.ofMinutes(1), schedules::sendDue),
                new Job("analyze.watches", Duration.ofHours(1), watches::evaluate));
    }

    private Routes routes(List<Route> more) {
        OperationsRoutes operations =
                new OperationsRoutes(Map.of("database", database::check, "stream", stream::check), metrics::scrape);
        History history = new History(database.jdbi());
        return new Routes(List.of(
                operations.routes(),
                new WebRoutes(ids).routes(),
                new AboutRoutes(Main.VERSION, origin()).routes(),
                new SessionRoutes(sessions, users, brands::limit).routes(),
                new UserRoutes(users).routes(),
                new TokenRoutes(tokens).routes(),
                new SourceRoutes(sources).routes(),
                new PlanRoutes(plans, clock).routes(),
                new InternalTrafficRoutes(insiders).routes(),
                new AuditRoutes(audit).routes(),
                new CollectRoutes(collector, clock).routes(),
                new TrackerRoutes().routes(),
                new LedgerRoutes(ledger, clock).routes(),
                new DataHealthRoutes(health, ids).routes(),
                new LiveRoutes(live).routes(),
                changes.routes(),
                new RejectedRoutes(new Rejected(database, lake, stream, calls, ledger, clock)).routes(),
                new ProfileRoutes(profiles).routes(),
                new ImportRoutes(imports, clock).routes(),
                new OverviewRoutes(overviews, ids).routes(),
                new CustomerRoutes(inquiries, ids).routes(),
                new DashboardRoutes(dashboards, annotations).routes(),
                new ReportRoutes(dashboards, reports).routes(),
                schedules.routes(),
                letters.routes(),
                new SharedRoutes(
                                new SharedLinks(database.jdbi(), dashboards, audit, ids, clock),
                                dashboards,
                                users,
                                reports,
                                this::appUrl)
                        .routes(),
                new NoticeRoutes(outbox, this::appUrl).routes(),
                new TrendRoutes(trends, definitions, ids).routes(),
                new AnomalyRoutes(anomalies, definitions, ids).routes(),
                new WatchRoutes(watches).routes(),
                new MetricRoutes(definitions).routes(),
                new CatalogueRoutes(catalogue, ids).routes(),
                new PeopleAnalysisRoutes(inquiries, ids, clock).routes(),
                new WebAnalysisRoutes(inquiries, ids).routes(),
                new AcquisitionRoutes(inquiries, ids).routes(),
                new AttributionRoutes(inquiries, kept(KeptResults.Kind.ATTRIBUTION), Main.VERSION, ids).routes(),
                new ForecastRoutes(
                                forecasts,
                                definitions,
                                kept(KeptResults.Kind.FORECAST),
                                configuration.calendar(),
                                Main.VERSION,
                                ids)
                        .routes(),
                new MixRoutes(mixes, weeks).routes(),
                new BudgetRoutes(budgets, configuration.company().currency()).routes(),
                new LiftRoutes(lifts, outcomes, configuration.company().currency()).routes(),
                new MoneyRoutes(money, clock).routes(),
                new ReconciliationRoutes(reconciliations(), imports, configuration.company(), clock).routes(),
                new SqlRoutes(sandbox, spark, lake, mask(), history, ids, clock).routes(),
                new SavedQueryRoutes(new SavedQueries(database.jdbi(), audit, ids, clock)).routes(),
                new HistoryRoutes(history).routes(),
                new BrandRoutes(brands).routes(),
                new CampaignRoutes(campaigns).routes(),
                new KeyRoutes(keys).routes(),
                new ResultRoutes(new Results(lake, campaigns, configuration.company(), clock)).routes(),
                calendar().routes(),
                new AlertRoutes(alerts, configuration.company().currency()).routes(),
                new InboxRoutes(inbox()).routes(),
                new LinkRoutes(new Links(database.jdbi(), lake, campaigns, keys, audit, ids, clock)).routes(),
                new CreativeRoutes(new Creatives(database.jdbi(), audit, ids, clock)).routes(),
                new PublishedRoutes(publications).routes(),
                new BackupRoutes(target -> backups.make(target, stream)).routes(),
                more));
    }

    private Mask mask() {
        return new Mask(new Secrets(database.jdbi(), ids).named("mask"));
    }

    private AboutRoutes.DataOrigin origin() {
        return DemoFolder.isMarked(folder.path()) ? AboutRoutes.DataOrigin.SIMULATED : AboutRoutes.DataOrigin.REAL;
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
