package io.windrose.campaign.money;

import io.windrose.campaign.AskedDays;
import io.windrose.campaign.DataLimit;
import io.windrose.core.Company;
import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import io.windrose.database.Database;
import io.windrose.jobs.Brake;
import io.windrose.lake.Lake;
import io.windrose.security.AuditLog;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * Orders, refunds, products and rates. Each node takes its turn in keeping the tables; any node answers. {@code actor}
 * is the name of who does it, for the audit log. Thread-safe; the opener closes it, before the lake and the database.
 */
public final class Money implements AutoCloseable {
    private static final int MOST_DAYS = 3_660;
    private static final int MOST_SHOWN = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Database database;
    private final Lake lake;
    private final Company company;
    private final MoneySettings settings;
    private final AuditLog audit;
    private final Clock clock;
    private final Rates rates;
    private final Products products;
    private final Folding folding;

    private Money(Database database, Lake lake, Company company, MoneySettings settings, AuditLog audit, Clock clock) {
        this.database = database;
        this.lake = lake;
        this.company = company;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        this.rates = new Rates(lake);
        this.products = new Products(lake, clock);
        this.folding = new Folding(database, lake, clock);
    }

    /** Begins, and shows its views to all queries. The schema {@code campaign} must be there. */
    public static Money open(
            Database database, Lake lake, Company company, MoneySettings settings, AuditLog audit, Clock clock) {
        Money money = prepared(database, lake, company, settings, audit, clock);
        money.folding.start();
        return money;
    }

    /** Answers, but keeps no tables. */
    static Money prepared(
            Database database, Lake lake, Company company, MoneySettings settings, AuditLog audit, Clock clock) {
        lake.show(dialect -> MoneyViews.of(company, dialect));
        return new Money(database, lake, company, settings, audit, clock);
    }

    /** Brings the tables up with the events, now and here. Only for who holds them, where no other node is. */
    public void catchUp() {
        Fold fold = new Fold(lake, () -> {}, clock);
        database.jdbi().useHandle(session -> Folding.make(session, fold, Precedences.stated(session)));
    }

    /** While it is held, as while many events come at once, this node leaves the tables as they are. */
    public Brake.Hold hold() {
        return folding.hold();
    }

    /** The company's calendar and currency. */
    public Company company() {
        return company;
    }

    /** Of whole days, both ends included. */
    public Figures figures(LocalDate from, LocalDate to) {
        return figures(from, to, DataLimit.NONE);
    }

    /** Of what a caller may see. */
    public Figures figures(LocalDate from, LocalDate to, DataLimit limit) {
        AskedDays.require(from, to, MOST_DAYS);
        return new FigureQueries(lake, company, from, to, limit.excerpt()).figures();
    }

    /**
     * Which source comes first.
     *
     * @param order every source that tells orders, the first one first
     */
    public record Sources(List<Precedence.Pair> pairs, List<Source> order) {
        public Sources {
            pairs = List.copyOf(pairs);
            order = List.copyOf(order);
        }
    }

    /** A source that tells orders. */
    public record Source(String id, SourceKind kind) {}

    public Sources sources() {
        Precedence stated = database.jdbi().withHandle(Precedences::stated);
        var kinds = new StoredOrders(lake).sources();
        return new Sources(
                stated.pairs(),
                stated.order(kinds).stream()
                        .map(source -> new Source(source, kinds.getOrDefault(source, SourceKind.SERVER)))
                        .toList());
    }

    /**
     * States which sources come before which, in the place of what was stated. All orders are settled anew, within
     * seconds.
     */
    public void state(Precedence precedence, String actor) {
        database.jdbi().useTransaction(handle -> {
            Precedences.state(handle, precedence, actor, clock.instant());
            audit.record(
                    handle,
                    actor,
                    "money.precedence",
                    "sources",
                    precedence.pairs().size() + " pairs");
        });
    }

    /** Takes in exchange rates, in a form of the European Central Bank's. */
    public RatesTaken takeRates(InputStream file, String actor) {
        RatesTaken taken = rates.take(RateFile.read(file));
        record(actor, "money.rates", "rates", taken.changed() + " of " + taken.quotes() + " changed");
        return taken;
    }

    /** The rates of a day: its own, else those of the latest of the ten days before. */
    public List<ExchangeRate> rates(LocalDate day) {
        return rates.of(day);
    }

    /** Fetches rates from where the settings say; does nothing where they say nothing. */
    public void fetchRates() {
        settings.rates().ifPresent(this::fetch);
    }

    private void fetch(URI address) {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new Unavailable(
                            "campaign.rates-not-fetched",
                            "%s answered %d: see company.exchange-rates".formatted(address, answer.statusCode()));
                }
                takeRates(body, "windrose");
            }
        } catch (IOException e) {
            throw new Unavailable(
                    "campaign.rates-not-fetched", "%s did not answer: %s".formatted(address, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("campaign.rates-not-fetched", "the rates were not fetched: the server ends", e);
        }
    }

    /** Takes in products, from separated text. */
    public ProductsTaken takeProducts(String file, String actor) {
        ProductsTaken taken = products.take(file);
        record(actor, "money.products", "products", taken.changed() + " of " + taken.taken() + " changed");
        return taken;
    }

    /** The products after a number, each with all that it costs since when. */
    public List<Product> products(String after, int limit) {
        if (limit < 1 || limit > MOST_SHOWN) {
            throw new Incorrect(
                    "campaign.limit-out-of-range", "the limit is %d: give 1 to %d".formatted(limit, MOST_SHOWN));
        }
        return products.list(after, limit);
    }

    private void record(String actor, String action, String subject, String detail) {
        database.jdbi().useTransaction(handle -> audit.record(handle, actor, action, subject, detail));
    }

    @Override
    public void close() {
        folding.close();
    }
}
