package io.windrose.bench;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Orders, their visits, costs and rates of two years, of campaigns that begin one after the other and run for four
 * months each. The same sizes give the same rows. A row has its values in the order of the lake's table.
 *
 * @param orders how many count; one in ten is told by a second source too
 * @param spend about how many rows of costs
 */
record GeneratedMoney(int orders, int spend, int campaigns) {
    static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    static final LocalDate END = LocalDate.of(2026, 1, 1);

    /** Of the year whose campaigns are asked for. */
    static final LocalDate YEAR = LocalDate.of(2025, 1, 1);

    private static final int DAYS = Math.toIntExact(END.toEpochDay() - FIRST.toEpochDay());
    private static final int RUNNING = 125;
    private static final int PERSONS = 300_000;
    private static final int MERGED = 30_000;
    private static final int CONTENTS = 4;
    private static final Duration BEFORE_ORDER = Duration.ofMinutes(8);

    /** Of the placements of a campaign, so many in a hundred have a name that no key names. */
    private static final int UNRESOLVED = 5;

    private static final List<String> PLATFORMS = List.of("import:google", "import:meta", "import:bing", "import:mail");
    private static final List<String> CHANNELS = List.of("paid search", "paid social", "paid search", "email");
    private static final List<@Nullable String> BILLED = Arrays.asList("EUR", "USD", "GBP", null);
    static final List<String> SOURCES = List.of("google", "meta", "newsletter");
    private static final List<String> MEDIA = List.of("cpc", "paid", "email");
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "CHF", "SEK", "PLN");
    private static final List<String> RATES = List.of("1", "1.08", "0.85", "0.95", "11.3", "4.3");

    /** By which marks a link of a campaign is known. */
    record Mark(String campaign, String source, String medium, String content) {}

    /** What a visitor did before an order, seen on the same site. */
    record Visit(
            String session,
            Instant at,
            long person,
            @Nullable Mark mark) {}

    List<YearMonth> months() {
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = YearMonth.from(FIRST); month.atDay(1).isBefore(END); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    LocalDate startOf(int campaign) {
        return FIRST.plusDays(begins(campaign));
    }

    LocalDate endOf(int campaign) {
        return startOf(campaign).plusDays(RUNNING - 1);
    }

    private int begins(int campaign) {
        return campaign * (DAYS - RUNNING) / Math.max(1, campaigns - 1);
    }

    /** Of one day of one campaign. */
    int placements() {
        return Math.max(1, spend / campaigns / RUNNING);
    }

    List<List<@Nullable Object>> spend(YearMonth month) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int campaign = 0; campaign < campaigns; campaign++) {
            for (LocalDate day = startOf(campaign); !day.isAfter(endOf(campaign)); day = day.plusDays(1)) {
                if (YearMonth.from(day).equals(month)) {
                    addSpend(campaign, day, rows);
                }
            }
        }
        return rows;
    }

    private void addSpend(int campaign, LocalDate day, List<List<@Nullable Object>> rows) {
        SplittableRandom random = new SplittableRandom(day.toEpochDay() * campaigns + campaign);
        for (int placement = 0; placement < placements(); placement++) {
            int platform = placement % PLATFORMS.size();
            long clicks = random.nextInt(200);
            rows.add(Arrays.asList(
                    day,
                    1L,
                    PLATFORMS.get(platform),
                    CHANNELS.get(platform),
                    placementName(campaign, placement),
                    placement % 3 == 0 ? null : "account-" + placement % 3,
                    BigDecimal.valueOf(clicks * random.nextInt(20, 120), 2),
                    BILLED.get(platform),
                    clicks * random.nextInt(20, 80),
                    clicks,
                    day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
        }
    }

    private static String placementName(int campaign, int placement) {
        return (placement % 100 >= 100 - UNRESOLVED ? "other-%d-%d" : "%d-%d").formatted(campaign, placement);
    }

    /** Those that count, and what other sources say of them, of one month. */
    List<List<@Nullable Object>> orders(YearMonth month) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int number = firstOf(month); number < firstOf(month.plusMonths(1)); number++) {
            addOrder(number, rows);
        }
        return rows;
    }

    /** Of each order of the month that a browser told. */
    List<Visit> visits(YearMonth month) {
        List<Visit> visits = new ArrayList<>();
        for (int number = firstOf(month); number < firstOf(month.plusMonths(1)); number++) {
            Drawn drawn = drawn(number);
            if (drawn.isToldByBrowser()) {
                visits.add(new Visit(
                        session(drawn.order().id()),
                        drawn.order().at().minus(BEFORE_ORDER),
                        drawn.order().person(),
                        drawn.mark()));
            }
        }
        return visits;
    }

    private int firstOf(YearMonth month) {
        long days = month.atDay(1).toEpochDay() - FIRST.toEpochDay();
        return (int) Math.ceilDiv(days * orders, (long) DAYS);
    }

    /**
     * What chance made of an order.
     *
     * @param told 0 by the till and the browser, 1 and 2 by the till, else by the browser
     */
    private record Drawn(
            Order order, @Nullable Mark mark, @Nullable String coupon, int told) {
        boolean isToldByBrowser() {
            return told == 0 || told > 2;
        }
    }

    private Drawn drawn(int number) {
        SplittableRandom random = new SplittableRandom(number * 7L + 3);
        LocalDate day = FIRST.plusDays((long) number * DAYS / orders);
        Instant at = day.atTime(LocalTime.ofSecondOfDay(random.nextInt(86_400))).toInstant(ZoneOffset.UTC);
        Order order = new Order(
                "order-" + number,
                at,
                person(random.nextInt(PERSONS)),
                BigDecimal.valueOf(random.nextInt(500, 40_000), 2),
                random.nextInt(16) == 0,
                random.nextInt(10) < 6 ? 0 : random.nextInt(CURRENCIES.size()));
        int campaign = running(day, random);
        Mark mark = random.nextInt(100) < 55 ? mark(campaign, random.nextInt(SOURCES.size() * CONTENTS)) : null;
        String coupon = mark == null && random.nextInt(10) == 0 ? coupon(campaign) : null;
        return new Drawn(order, mark, coupon, random.nextInt(10));
    }

    /** Of the orders with a mark every second has it in the visit alone, as where only the first page has it. */
    private void addOrder(int number, List<List<@Nullable Object>> rows) {
        Drawn drawn = drawn(number);
        Order order = drawn.order();
        Mark mark = number % 2 == 0 ? null : drawn.mark();
        if (drawn.told() == 0) {
            rows.add(order.row("till", "server", "till", null, null, mark, drawn.coupon(), true));
            rows.add(order.row("web", "browser", "till", mark, drawn.coupon(), null, null, false));
        } else if (drawn.told() < 3) {
            rows.add(order.row("till", "server", "till", null, drawn.coupon(), null, drawn.coupon(), false));
        } else {
            rows.add(order.row("web", "browser", "web", mark, drawn.coupon(), mark, drawn.coupon(), true));
        }
    }

    private static String session(String order) {
        return "session-" + order;
    }

    /** One of those that run on the day. */
    private int running(LocalDate day, SplittableRandom random) {
        int now = Math.toIntExact(day.toEpochDay() - FIRST.toEpochDay());
        int last = Math.min(campaigns - 1, now * Math.max(1, campaigns - 1) / (DAYS - RUNNING));
        int first = last;
        while (first > 0 && begins(first - 1) + RUNNING > now) {
            first--;
        }
        return random.nextInt(first, last + 1);
    }

    private static Mark mark(int campaign, int kind) {
        int source = kind % SOURCES.size();
        return new Mark(markOf(campaign), SOURCES.get(source), MEDIA.get(source), "picture-" + kind / SOURCES.size());
    }

    static String markOf(int campaign) {
        return "campaign-" + campaign;
    }

    static String coupon(int campaign) {
        return "SAVE" + campaign;
    }

    List<List<@Nullable Object>> rates() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (LocalDate day = FIRST; day.isBefore(END); day = day.plusDays(1)) {
            for (int i = 0; i < CURRENCIES.size(); i++) {
                BigDecimal moved = BigDecimal.valueOf(i == 0 ? 100 : 95 + (day.toEpochDay() * (i + 3)) % 11, 2);
                rows.add(Arrays.asList(day, CURRENCIES.get(i), new BigDecimal(RATES.get(i)).multiply(moved), day));
            }
        }
        return rows;
    }

    /** By two and two: the first is the second. */
    static List<long[]> merges() {
        List<long[]> pairs = new ArrayList<>();
        for (int i = 0; i < MERGED; i++) {
            pairs.add(new long[] {person(i), person(i + MERGED)});
        }
        return pairs;
    }

    /** As far apart as hashes are. */
    private static long person(int number) {
        return new SplittableRandom(number).nextLong();
    }

    private record Order(String id, Instant at, long person, BigDecimal gross, boolean isRefunded, int currency) {
        /** @param isOfVisit whether a browser told of the order, too, and this is what counts */
        List<@Nullable Object> row(
                String source,
                String kind,
                String counted,
                @Nullable Mark mark,
                @Nullable String coupon,
                @Nullable Mark origin,
                @Nullable String originCoupon,
                boolean isOfVisit) {
            String event = source + "-" + id;
            return Arrays.asList(
                    source,
                    id,
                    at,
                    person,
                    kind,
                    true,
                    source.equals(counted),
                    counted,
                    gross,
                    isRefunded ? gross : null,
                    null,
                    null,
                    null,
                    CURRENCIES.get(currency),
                    coupon,
                    1L,
                    null,
                    null,
                    kind.equals("browser") ? session(id) : null,
                    mark == null ? null : "paid search",
                    mark == null ? null : mark.source(),
                    mark == null ? null : mark.medium(),
                    mark == null ? null : mark.campaign(),
                    mark == null ? null : mark.content(),
                    null,
                    "DE",
                    null,
                    event,
                    event,
                    at,
                    at,
                    origin == null ? null : origin.source(),
                    origin == null ? null : origin.medium(),
                    origin == null ? null : origin.campaign(),
                    origin == null ? null : origin.content(),
                    originCoupon,
                    isOfVisit ? session(id) : null);
        }
    }
}
