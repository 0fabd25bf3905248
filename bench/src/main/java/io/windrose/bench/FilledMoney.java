package io.windrose.bench;

import io.windrose.campaign.CampaignPlan;
import io.windrose.campaign.Campaigns;
import io.windrose.campaign.keys.Key;
import io.windrose.campaign.keys.KeyDraft;
import io.windrose.campaign.keys.KeyKind;
import io.windrose.campaign.keys.Keys;
import io.windrose.campaign.keys.Resolving;
import io.windrose.campaign.money.Money;
import io.windrose.campaign.money.MoneySettings;
import io.windrose.campaign.results.Results;
import io.windrose.core.Company;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Ids;
import io.windrose.database.Database;
import io.windrose.lake.Identity;
import io.windrose.lake.Lake;
import io.windrose.lake.RoomTable;
import io.windrose.security.AuditLog;
import io.windrose.security.Permission;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fills a lake with {@link GeneratedMoney} as rooms do: rows by the lake's replacements, campaigns and keys by their
 * doors, and what resolves by the job that finds it. Orders are written as they stand, not made of events.
 */
final class FilledMoney implements AutoCloseable {
    private static final int MONTHS_AT_ONCE = 3;
    private static final RoomTable<List<@Nullable Object>> SPEND =
            table("spend", List.of("source_id", "account", "day", "channel", "campaign"), List.of("imported_at"));
    private static final RoomTable<List<@Nullable Object>> ORDERS =
            table("orders", List.of("source_id", "order_id"), List.of());
    private static final RoomTable<List<@Nullable Object>> RATES =
            table("exchange_rates", List.of("day", "currency"), List.of());
    static final Principal OWNER =
            new Principal(new UUID(0, 1), "bench", Role.OWNER, EnumSet.allOf(Permission.class), Principal.Proof.TOKEN);

    private final Lake lake;
    private final Database database;
    private final GeneratedMoney made;
    private final Campaigns campaigns;
    private final Keys keys;
    private final Resolving resolving;
    private final AuditLog audit;
    private final Clock clock;

    private FilledMoney(FilledLake filled, GeneratedMoney made, Clock clock) {
        this.lake = filled.lake();
        this.database = filled.database();
        this.made = made;
        this.clock = clock;
        Ids ids = new Ids(clock);
        this.audit = new AuditLog(database.jdbi(), clock);
        this.campaigns = new Campaigns(database.jdbi(), audit, ids, clock);
        this.keys = new Keys(database.jdbi(), campaigns, audit, ids, clock);
        this.resolving = Resolving.of(database, lake, campaigns);
    }

    private static RoomTable<List<@Nullable Object>> table(String name, List<String> keys, List<String> asides) {
        return new RoomTable<>(name, keys, asides, row -> row);
    }

    /** Says how long that took. */
    static FilledMoney fill(FilledLake filled, GeneratedMoney made, Consumer<String> out) {
        filled.database().migrate("security");
        filled.database().migrate("campaign");
        FilledMoney money = new FilledMoney(filled, made, Clock.systemUTC());
        money.step("campaigns and their keys", money::addCampaigns, out);
        money.step("costs", money::addSpend, out);
        money.step("visits", money::addVisits, out);
        money.step("orders", money::addOrders, out);
        money.step("rates and merged persons", money::addRates, out);
        money.step("files merged", money.lake::compact, out);
        money.step("values resolved", money.resolving::settle, out);
        // Shows the views. The job finds that nothing was told since.
        Money.open(money.database, money.lake, Company.DEFAULT, MoneySettings.DEFAULT, money.audit, money.clock)
                .close();
        filled.lake().tables().stream().filter(table -> table.files() > 0).forEach(table -> out.accept("  " + table));
        return money;
    }

    /** Somebody looks at a page, so that the events are others than before. */
    void addVisitor() {
        Instant now = clock.instant();
        lake.importEvents(List.of(event("page-" + now, EventType.PAGE, "page", now, 0, "session-" + now, null, "{}")));
    }

    /** As the program answers who keeps no answer yet. */
    Results results() {
        return new Results(lake, campaigns, Company.DEFAULT, clock);
    }

    private void step(String name, Runnable work, Consumer<String> out) {
        long begun = System.nanoTime();
        work.run();
        out.accept(String.format(Locale.ROOT, "%-28s %6.1f s", name, (System.nanoTime() - begun) / 1e9));
    }

    private void addCampaigns() {
        for (int number = 0; number < made.campaigns(); number++) {
            UUID id = campaigns.add(plan(number), OWNER).id();
            List<KeyDraft> drafts = keysOf(number);
            database.jdbi()
                    .useTransaction(
                            handle -> drafts.forEach(draft -> keys.add(handle, id, draft, Key.Origin.PERSON, OWNER)));
        }
    }

    private CampaignPlan plan(int number) {
        return new CampaignPlan(
                "Campaign " + number,
                "",
                "bench",
                Optional.empty(),
                Optional.empty(),
                Optional.of(made.startOf(number)),
                Optional.of(made.endOf(number)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** By patterns and by whole names, as wide and as narrow as people write them. */
    private static List<KeyDraft> keysOf(int number) {
        List<KeyDraft> drafts = new ArrayList<>();
        if (number % 3 == 0) {
            for (int digit = 0; digit < 10; digit++) {
                drafts.add(KeyDraft.of(KeyKind.PLATFORM_ID, Map.of("campaign", number + "-" + digit + "*")));
            }
        } else {
            drafts.add(KeyDraft.of(KeyKind.PLATFORM_ID, Map.of("campaign", number + "-*")));
        }
        if (number % 3 == 1) {
            GeneratedMoney.SOURCES.forEach(source -> drafts.add(
                    KeyDraft.of(KeyKind.UTM, Map.of("campaign", GeneratedMoney.markOf(number), "source", source))));
        } else {
            drafts.add(KeyDraft.of(KeyKind.UTM, Map.of("campaign", GeneratedMoney.markOf(number))));
        }
        if (number % 2 == 0) {
            drafts.add(KeyDraft.of(KeyKind.COUPON, Map.of("code", GeneratedMoney.coupon(number))));
        }
        return drafts;
    }

    private void addSpend() {
        for (YearMonth month : made.months()) {
            lake.replace(SPEND, made.spend(month), List.of());
        }
    }

    /** A landing page for each order that a browser told, and each coupon once, so that it is known to occur. */
    private void addVisits() {
        List<Event> events = new ArrayList<>();
        for (int number = 0; number < made.campaigns(); number++) {
            events.add(event(
                    "coupon-" + number,
                    EventType.TRACK,
                    "Order Updated",
                    made.startOf(number).atStartOfDay().toInstant(ZoneOffset.UTC),
                    0,
                    null,
                    null,
                    "{\"coupon\":\"" + GeneratedMoney.coupon(number) + "\"}"));
        }
        lake.importEvents(events);
        for (YearMonth month : made.months()) {
            lake.importEvents(made.visits(month).stream()
                    .map(visit -> event(
                            "page-" + visit.session(),
                            EventType.PAGE,
                            "page",
                            visit.at(),
                            visit.person(),
                            visit.session(),
                            visit.mark(),
                            "{}"))
                    .toList());
        }
    }

    private void addOrders() {
        long position = lake.snapshots().getOrDefault("events", 0L);
        List<YearMonth> months = made.months();
        // Each replacement looks through all orders that are there.
        for (int first = 0; first < months.size(); first += MONTHS_AT_ONCE) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            months.subList(first, Math.min(months.size(), first + MONTHS_AT_ONCE))
                    .forEach(month -> rows.addAll(made.orders(month)));
            lake.replace(ORDERS, rows, List.of(), position);
        }
    }

    private static Event event(
            String id,
            EventType type,
            String name,
            Instant at,
            long person,
            @Nullable String session,
            GeneratedMoney.@Nullable Mark mark,
            String properties) {
        return new Event(
                id,
                "web",
                type,
                name,
                at,
                at,
                new Event.Who(id, null, person, session),
                new Event.Page(null, null, null, null),
                mark == null
                        ? new Event.Origin(null, null, null, null, null, null, null)
                        : new Event.Origin(
                                "paid search",
                                mark.source(),
                                mark.medium(),
                                mark.campaign(),
                                mark.content(),
                                null,
                                null),
                new Event.Place(null, null, null),
                new Event.Device(null, null, null),
                new Event.Order(null, null, null),
                Map.of(),
                properties,
                "{}");
    }

    private void addRates() {
        lake.replaceAll(RATES, made.rates());
        lake.appendIdentities(GeneratedMoney.merges().stream()
                .map(pair -> new Identity(
                        pair[0], pair[1], GeneratedMoney.END.atStartOfDay().toInstant(ZoneOffset.UTC)))
                .toList());
    }

    @Override
    public void close() {
        resolving.close();
    }
}
