package io.windrose.configuration;

import io.windrose.campaign.calendar.CalendarSettings;
import io.windrose.campaign.calendar.Country;
import io.windrose.campaign.money.MoneySettings;
import io.windrose.collect.importing.ImportSettings;
import io.windrose.collect.judging.CollectSettings;
import io.windrose.collect.judging.DoNotTrack;
import io.windrose.collect.judging.Limits;
import io.windrose.core.Company;
import io.windrose.core.Incorrect;
import io.windrose.core.Network;
import io.windrose.database.DatabaseSettings;
import io.windrose.lake.LakeSettings;
import io.windrose.lake.sandbox.SandboxSettings;
import io.windrose.mail.MailSettings;
import io.windrose.outgoing.OutgoingSettings;
import io.windrose.profile.ProfileSettings;
import io.windrose.security.SecuritySettings;
import io.windrose.stream.StreamSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that can be set, a record a room.
 *
 * @param spark the address of a Spark over the same lake, if there is one
 */
public record Configuration(
        Path data,
        HttpSettings http,
        LogSettings log,
        DatabaseSettings database,
        StreamSettings stream,
        LakeSettings lake,
        Optional<String> spark,
        SandboxSettings sql,
        CollectSettings collect,
        ImportSettings imports,
        ProfileSettings profile,
        Company company,
        MoneySettings money,
        CalendarSettings calendar,
        int diskLimitPercent,
        SecuritySettings security,
        OutgoingSettings outgoing,
        MailSettings mail) {

    /**
     * Reads the places in their order.
     *
     * @param file the YAML file, if any
     * @param environment the process's environment, of which only {@code WINDROSE_...} is read
     * @param flags by key, as {@code http.port}
     * @throws Incorrect naming every setting that is unknown or wrong
     */
    public static Configuration read(Optional<Path> file, Map<String, String> environment, Map<String, String> flags) {
        Map<String, Settings.Given> given = new TreeMap<>();
        file.map(Places::file).ifPresent(given::putAll);
        given.putAll(Places.environment(environment, known()));
        flags.forEach((key, value) -> given.put(key, new Settings.Given(value, "given as a flag")));
        return read(new Settings(given));
    }

    /** Every setting with its default and meaning, in the order of the rooms. */
    public static List<Settings.Known> known() {
        Settings settings = new Settings(Map.of());
        read(settings);
        return settings.known();
    }

    private static Configuration read(Settings settings) {
        Optional<Path> data = settings.room(() -> Path.of(
                settings.text("data", "data", "The folder of everything that is kept. One server at a time uses it.")));
        Optional<HttpSettings> http = settings.room(() -> HttpSettings.read(settings));
        Optional<LogSettings> log = settings.room(() -> LogSettings.read(settings));
        Optional<DatabaseSettings> database = settings.room(() -> database(settings));
        Optional<StreamSettings> stream = settings.room(() -> stream(settings));
        Optional<LakeSettings> lake = settings.room(() -> lake(settings));
        Optional<String> spark = settings.text(
                "lake.spark",
                "The Spark to ask what is too much for one machine, as sc://host:15002. It may hold a token, and is then"
                        + " better in the environment.");
        Optional<SandboxSettings> sql = settings.room(() -> sql(settings));
        Optional<CollectSettings> collect = settings.room(() -> collect(settings));
        Optional<ImportSettings> imports = settings.room(() -> imports(settings));
        Optional<ProfileSettings> profile = settings.room(() -> profile(settings));
        Optional<Company> company = settings.room(() -> company(settings));
        Optional<MoneySettings> money = settings.room(() -> money(settings));
        Optional<CalendarSettings> calendar = settings.room(() -> calendar(settings));
        int diskLimitPercent =
                settings.whole("disk.limit", 90, 1, 100, "Per cent: while the disk is fuller, no events are taken in.");
        Optional<SecuritySettings> security = settings.room(() -> security(settings));
        Optional<OutgoingSettings> outgoing = settings.room(() -> outgoing(settings));
        Optional<MailSettings> mail = settings.room(() -> mail(settings));
        settings.finish();
        return new Configuration(
                data.orElseThrow().toAbsolutePath().normalize(),
                http.orElseThrow(),
                log.orElseThrow(),
                database.orElseThrow(),
                stream.orElseThrow(),
                lake.orElseThrow(),
                spark,
                sql.orElseThrow(),
                collect.orElseThrow(),
                imports.orElseThrow(),
                profile.orElseThrow(),
                company.orElseThrow(),
                money.orElseThrow(),
                calendar.orElseThrow(),
                diskLimitPercent,
                security.orElseThrow(),
                outgoing.orElseThrow(),
                mail.orElseThrow());
    }

    private static DatabaseSettings database(Settings settings) {
        return new DatabaseSettings(
                settings.text(
                        "database.url",
                        "The PostgreSQL to use, as jdbc:postgresql://host:5432/windrose. Empty: one of our own, in the"
                                + " data folder."),
                settings.text("database.user", "windrose", "The role to sign in with; of no use without an address."),
                settings.text("database.password", "", "Its password. Better in the environment than in a file."),
                settings.whole("database.connections", 16, 2, 500, "How many connections to keep at most."));
    }

    private static StreamSettings stream(Settings settings) {
        Optional<String> servers = settings.text(
                "stream.servers",
                "The Kafka brokers to use, as host:9092,host:9092. Empty: one of our own, in the data folder.");
        return new StreamSettings(
                servers,
                settings.below(
                        "stream.client",
                        "Passed on to every Kafka client, for example stream.client.security.protocol. Of no use"
                                + " without addresses."),
                settings.whole(
                        "stream.partitions",
                        servers.isEmpty() ? StreamSettings.OWN_PARTITIONS : StreamSettings.CLUSTER_PARTITIONS,
                        1,
                        1000,
                        "Partitions of a topic that is made anew: 4 on a broker of our own, 24 on a cluster."),
                settings.whole("stream.replication", 1, 1, 9, "Copies of a topic that is made anew. On a cluster: 3."));
    }

    private static LakeSettings lake(Settings settings) {
        LakeSettings usual = LakeSettings.usual();
        return new LakeSettings(
                settings.duration("lake.batch-interval", "5s", "Events are gathered so long at most before a commit."),
                settings.whole("lake.batch-rows", usual.batchRows(), 1, 1_000_000, "So many at most in a commit."),
                settings.duration("lake.deduplication-window", "7d", "How far back a copy of an event is recognized."),
                settings.whole(
                        "lake.deduplication-ids",
                        (int) usual.deduplicationIds(),
                        1_000,
                        1_000_000_000,
                        "How many event ids are remembered at most; 100 million take 150 MB."),
                settings.duration("lake.stream-kept", "3d", "How long events stay on the stream once they are stored."),
                settings.whole(
                        "lake.writer-memory", usual.writerMegabytes(), 64, 65_536, "MB for each of the two writers."),
                settings.whole(
                        "lake.query-memory",
                        usual.queryMegabytes(),
                        64,
                        1_048_576,
                        "MB for all queries of Windrose itself."),
                settings.whole(
                        "lake.query-threads",
                        usual.queryThreads(),
                        1,
                        256,
                        "Queries of Windrose itself that run at once."));
    }

    private static SandboxSettings sql(Settings settings) {
        SandboxSettings usual = SandboxSettings.usual();
        return new SandboxSettings(
                settings.whole(
                        "sql.queries",
                        usual.queries(),
                        1,
                        64,
                        "People's queries that run at once, each in a process of its own."),
                settings.whole("sql.memory", usual.megabytes(), 64, 1_048_576, "MB for each; its process takes more."),
                settings.whole("sql.threads", usual.threads(), 1, 256, "Threads of each."),
                settings.duration("sql.idle", "5m", "A process without queries ends after so long."));
    }

    private static CollectSettings collect(Settings settings) {
        return new CollectSettings(
                Limits.DEFAULT,
                settings.duration("collect.maximum-age", "7305d", "Events that are older on arrival are rejected."),
                settings.duration("collect.future-tolerance", "1h", "How far ahead a client's clock may be."),
                settings.choice(
                        "collect.do-not-track",
                        DoNotTrack.IGNORED,
                        "What the browser's DNT means: ignored, refuses-marketing or refuses-analytics."),
                settings.list(
                        "collect.own-domains",
                        "Sites whose referrals are no new origin: sister sites, payment providers.",
                        domain -> domain),
                settings.text(
                                "collect.places",
                                "An MMDB file that knows the places of network addresses. Empty: one of countries that comes with the"
                                        + " program.")
                        .map(Path::of),
                settings.whole(
                        "collect.cached-user-agents", 10_000, 0, 1_000_000, "How many user agents are remembered."));
    }

    private static ImportSettings imports(Settings settings) {
        return new ImportSettings(settings.whole(
                "import.largest-file",
                ImportSettings.DEFAULT.largestMegabytes(),
                1,
                1_048_576,
                "MB: a larger file is not taken, packed or not."));
    }

    private static ProfileSettings profile(Settings settings) {
        ProfileSettings usual = ProfileSettings.DEFAULT;
        return new ProfileSettings(
                settings.whole("profile.most-ids", usual.mostIds(), 2, 10_000, "How many ids a profile takes."),
                settings.whole(
                        "profile.most-users",
                        usual.mostUsers(),
                        1,
                        1_000,
                        "How many users an id may meet in profile.users-window; with more it is shared, and joins nobody."),
                settings.duration("profile.users-window", "30d", "The time in which the users of an id are counted."),
                settings.duration("profile.publish-interval", "5s", "How often SQL is told who is who."));
    }

    private static Company company(Settings settings) {
        return Company.of(
                settings.text(
                        "company.zone", "UTC", "The company's time zone, as Europe/Berlin: its midnight ends a day."),
                settings.text("company.currency", "EUR", "The currency in which the company adds up, as EUR."));
    }

    private static MoneySettings money(Settings settings) {
        return MoneySettings.of(settings.text(
                "company.exchange-rates",
                "Where exchange rates are fetched once a day, as"
                        + " https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip. Empty: only files that are"
                        + " brought."));
    }

    private static CalendarSettings calendar(Settings settings) {
        return new CalendarSettings(settings.list(
                "company.countries",
                "Countries whose holidays the calendar of campaigns shows, as DE,FR; or parts of them, as DE-BY.",
                Country::named));
    }

    private static SecuritySettings security(Settings settings) {
        return new SecuritySettings(
                settings.duration("security.session-idle", "12h", "A session ends when it was not used for so long."),
                settings.duration("security.session-length", "30d", "A session ends so long after the sign-in."));
    }

    private static OutgoingSettings outgoing(Settings settings) {
        OutgoingSettings usual = OutgoingSettings.usual();
        return new OutgoingSettings(
                settings.list(
                        "outgoing.allow",
                        "Private networks that webhooks may go to, as 10.1.2.0/24; all others of that kind are refused.",
                        Network::of),
                settings.duration("outgoing.time-limit", "10s", "How long another machine may take to answer."),
                usual.mostBytes());
    }

    private static MailSettings mail(Settings settings) {
        return new MailSettings(
                settings.text("mail.server", "The SMTP server by which mail is sent. Empty: no mail is sent."),
                settings.whole("mail.port", 587, 1, 65_535, "Its port."),
                settings.choice(
                        "mail.encryption",
                        MailSettings.Encryption.STARTTLS,
                        "tls (usually port 465), starttls (587), or none, for a server on the same machine."),
                settings.text("mail.user", "With which it is signed in to. Empty: without."),
                settings.text("mail.password", "", "Its password. Better in the environment than in a file."),
                settings.text("mail.from", "", "The sender's address, as windrose@example.com; needed with a server."),
                settings.text("mail.from-name", "Windrose", "The sender's name."),
                settings.duration("mail.time-limit", "30s", "How long the server may take for a mail."));
    }
}
