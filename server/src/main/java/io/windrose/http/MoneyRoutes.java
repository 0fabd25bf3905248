package io.windrose.http;

import io.windrose.campaign.DataLimit;
import io.windrose.campaign.money.Money;
import io.windrose.campaign.money.Precedence;
import io.windrose.campaign.money.Product;
import io.windrose.security.Permission;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Revenue, refunds and margin; which source counts; exchange rates and products. */
public final class MoneyRoutes {
    private static final int USUAL_DAYS = 30;
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_MEGABYTES = 64;

    private final Money money;
    private final Clock clock;

    public MoneyRoutes(Money money, Clock clock) {
        this.money = money;
        this.clock = clock;
    }

    private record JsonPair(
            @Nullable String first, @Nullable String second) {
        Precedence.Pair pair() {
            return new Precedence.Pair(Request.required(first, "first"), Request.required(second, "second"));
        }
    }

    private record JsonPairs(@Nullable List<JsonPair> pairs) {}

    private record ShownSource(String id, String kind) {}

    private record ShownPrecedence(List<Precedence.Pair> pairs, List<ShownSource> order) {}

    private record ShownRate(String currency, BigDecimal rate, LocalDate quotedOn) {}

    private record ShownRates(LocalDate day, String of, List<ShownRate> rates) {}

    private record ShownProduct(
            String sku,
            LocalDate validFrom,
            Optional<LocalDate> validTo,
            Optional<String> name,
            Optional<String> category,
            Optional<BigDecimal> cost,
            Optional<String> currency,
            Instant importedAt) {
        static ShownProduct of(Product product) {
            return new ShownProduct(
                    product.sku(),
                    product.validFrom(),
                    product.validTo(),
                    product.name(),
                    product.category(),
                    product.cost(),
                    product.currency(),
                    product.importedAt());
        }
    }

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.MONEY_VIEW);
        Access manage = new Access.Needs(Permission.MONEY_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/money/figures", view, this::figures).keepsToBrands(),
                new Route(Route.Method.GET, "/api/money/precedence", view, request -> precedence(request.limit()))
                        .keepsToBrands(),
                new Route(Route.Method.PUT, "/api/money/precedence", manage, this::state),
                new Route(Route.Method.GET, "/api/money/rates", view, this::rates).holdsNoBrand(),
                new Route(Route.Method.POST, "/api/money/rates", manage, (Route.Receiver) this::takeRates),
                new Route(Route.Method.GET, "/api/money/products", view, this::products),
                new Route(Route.Method.POST, "/api/money/products", manage, (Route.Receiver) this::takeProducts));
    }

    private LocalDate today() {
        return money.company().day(clock.instant());
    }

    private Reply figures(Request request) {
        LocalDate to = request.day("to").orElseGet(this::today);
        LocalDate from = request.day("from").orElseGet(() -> to.minusDays(USUAL_DAYS - 1));
        return Reply.ok(MoneyAnswer.of(money.figures(from, to, request.limit())));
    }

    private Reply precedence(DataLimit limit) {
        Money.Sources sources = money.sources();
        return Reply.ok(new ShownPrecedence(
                sources.pairs().stream()
                        .filter(pair -> limit.permits(pair.first()) && limit.permits(pair.second()))
                        .toList(),
                sources.order().stream()
                        .filter(source -> limit.permits(source.id()))
                        .map(source -> new ShownSource(
                                source.id(), source.kind().name().toLowerCase(Locale.ROOT)))
                        .toList()));
    }

    private Reply state(Request request) {
        List<JsonPair> pairs = Request.required(request.body(JsonPairs.class).pairs(), "pairs");
        money.state(
                new Precedence(pairs.stream().map(JsonPair::pair).toList()),
                request.principal().name());
        return precedence(request.limit());
    }

    private Reply rates(Request request) {
        LocalDate day = request.day("day").orElseGet(this::today);
        return Reply.ok(new ShownRates(
                day,
                "EUR",
                money.rates(day).stream()
                        .map(rate -> new ShownRate(rate.currency(), rate.rate(), rate.quotedOn()))
                        .toList()));
    }

    private Reply takeRates(Request request, InputStream body) {
        return Reply.ok(money.takeRates(body, request.principal().name()));
    }

    private Reply products(Request request) {
        int limit = (int) request.number("limit", 100, MOST_ROWS);
        List<Product> found = money.products(request.query().apply("cursor").orElse(""), limit);
        long products = found.stream().map(Product::sku).distinct().count();
        Optional<String> next = products < limit
                ? Optional.empty()
                : Optional.of(found.getLast().sku());
        return Reply.ok(new Page<>(found.stream().map(ShownProduct::of).toList(), next));
    }

    private Reply takeProducts(Request request, InputStream body) {
        String file = BroughtText.read(body, MOST_MEGABYTES, "campaign.products");
        return Reply.ok(money.takeProducts(file, request.principal().name()));
    }
}
