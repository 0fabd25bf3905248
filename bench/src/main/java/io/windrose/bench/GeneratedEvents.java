package io.windrose.bench;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Person;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What people do in some shops in a summer, as many events as wanted. An event depends on its number and on how many
 * there are, on nothing else. Few persons, searches, products and referrers are frequent and many rare, as it is with
 * people. Thread-safe.
 */
final class GeneratedEvents {
    private static final long SEED = 20_250_701;
    private static final Instant START = Instant.parse("2025-07-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(92);
    private static final int SITES = 40;
    private static final int[] WIDTHS = {360, 375, 390, 412, 768, 1024, 1280, 1366, 1440, 1536, 1600, 1920, 2560};
    private static final List<String> CATEGORIES =
            List.of("coats", "shoes", "hats", "phones", "lamps", "tents", "books", "bicycles");
    private static final List<String> COUNTRIES =
            List.of("DE", "FR", "US", "GB", "IT", "ES", "PL", "NL", "AT", "CH", "SE", "CZ", "BR", "IN", "JP");
    private static final List<String> BROWSERS = List.of("Chrome", "Safari", "Firefox", "Edge", "Samsung Internet");
    private static final List<String> WORDS = List.of(
            "warm", "cheap", "red", "green", "large", "light", "used", "new", "best", "small", "blue", "dry", "fast");

    private final long count;
    private final long visitors;

    GeneratedEvents(long count) {
        this.count = count;
        this.visitors = Math.max(10, count / 8);
    }

    long count() {
        return count;
    }

    /** In the order of time, but for some seconds. */
    List<Event> between(long from, long to) {
        return LongStream.range(from, to).mapToObj(this::event).toList();
    }

    /** The number of somebody who is there however few events there are. */
    static long frequentPerson() {
        return Person.hash("user-0", null, "");
    }

    private Event event(long number) {
        SplittableRandom random = new SplittableRandom(SEED + number * 0x9E3779B97F4A7C15L);
        String id = Long.toHexString(random.nextLong());
        long visitor = few(random, visitors);
        String anonymousId = "visitor-" + visitor;
        String userId = visitor % 5 == 0 ? "user-" + visitor : null;
        long product = few(random, 50_000);
        String category = CATEGORIES.get((int) (product % CATEGORIES.size()));
        Step step = Step.of(random.nextInt(1_000));
        boolean isMobile = visitor % 5 < 2;
        Instant occurredAt = START.plusMillis(number * SPAN.toMillis() / count + random.nextInt(5_000));
        return new Event(
                id,
                site(few(random, SITES)),
                step.type,
                step.label,
                occurredAt,
                occurredAt.plus(random.nextInt(2_000_000), ChronoUnit.MICROS),
                new Event.Who(
                        anonymousId,
                        userId,
                        Person.hash(userId, anonymousId, id),
                        anonymousId + "-" + number * 500 / count),
                page(random, step, category, product),
                origin(random),
                place(visitor),
                new Event.Device(
                        isMobile ? "mobile" : "desktop",
                        isMobile ? (visitor % 2 == 0 ? "Android" : "iOS") : (visitor % 3 == 0 ? "macOS" : "Windows"),
                        BROWSERS.get((int) (visitor % BROWSERS.size()))),
                order(random, step, number),
                Map.of("analytics", true, "marketing", visitor % 3 == 0),
                properties(random, visitor, isMobile, category, product),
                "{\"locale\":\"de-" + country(visitor) + "\",\"library\":\"analytics.js\"}");
    }

    /** {@code site-01} is the most frequent. */
    private static String site(long number) {
        return (number < 9 ? "site-0" : "site-") + (number + 1);
    }

    /** What is done, by so many of a thousand. */
    private enum Step {
        HOME(EventType.PAGE, "Home", 150),
        CATEGORY(EventType.PAGE, "Category", 200),
        PRODUCT(EventType.PAGE, "Product", 250),
        VIEWED(EventType.TRACK, "Product Viewed", 250),
        ADDED(EventType.TRACK, "Product Added", 90),
        STARTED(EventType.TRACK, "Checkout Started", 40),
        COMPLETED(EventType.TRACK, "Order Completed", 20);

        private final EventType type;
        private final String label;
        private final int share;

        Step(EventType type, String label, int share) {
            this.type = type;
            this.label = label;
            this.share = share;
        }

        static Step of(int ofThousand) {
            int rest = ofThousand;
            for (Step step : values()) {
                rest -= step.share;
                if (rest < 0) {
                    return step;
                }
            }
            return COMPLETED;
        }
    }

    private static Event.Page page(SplittableRandom random, Step step, String category, long product) {
        String path = step == Step.HOME ? "/" : "/" + category + "/" + product / CATEGORIES.size();
        String title = step == Step.HOME
                ? "Shop"
                : "A " + (random.nextInt(50) == 0 ? "Google Pixel" : "piece") + " of the " + category + " "
                        + product / 16;
        String mark = random.nextInt(40) == 0 ? "?utm_source=google&utm_medium=cpc" : "";
        return new Event.Page("https://www.shop.example" + path + mark, path, referrer(random), title);
    }

    private static @Nullable String referrer(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> null;
            case 3, 4, 5 -> "https://www.google.com/";
            case 6 -> "https://news.example/story/" + few(random, 100_000);
            default -> "http://www.partner-" + few(random, 3_000) + ".example/page/" + few(random, 1_000);
        };
    }

    private static Event.Origin origin(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Event.Origin("email", "newsletter", "email", "week-" + random.nextInt(14), null, null, null);
            case 1 -> new Event.Origin("organic search", "google", "organic", null, null, null, null);
            case 2 -> new Event.Origin("paid search", "google", "cpc", "summer", null, "coats", null);
            default -> new Event.Origin("direct", null, null, null, null, null, null);
        };
    }

    private static Event.Place place(long visitor) {
        String country = country(visitor);
        return new Event.Place(country, country + "-" + visitor % 30, "City " + visitor % 400);
    }

    private static String country(long visitor) {
        return COUNTRIES.get((int) (visitor % COUNTRIES.size()));
    }

    private static Event.Order order(SplittableRandom random, Step step, long number) {
        return step == Step.COMPLETED
                ? new Event.Order("order-" + number, BigDecimal.valueOf(500 + random.nextInt(50_000), 2), "EUR")
                : new Event.Order(null, null, null);
    }

    private static String properties(
            SplittableRandom random, long visitor, boolean isMobile, String category, long product) {
        int width = WIDTHS[(int) (visitor % WIDTHS.length)];
        StringBuilder json = new StringBuilder(200).append('{');
        if (random.nextInt(7) == 0) {
            json.append("\"search\":\"")
                    .append(WORDS.get(random.nextInt(WORDS.size())))
                    .append(' ')
                    .append(category)
                    .append(' ')
                    .append(few(random, 10_000))
                    .append("\",");
        }
        if (isMobile) {
            json.append("\"model\":\"Phone ").append(visitor % 160).append("\",");
        }
        return json.append("\"search_engine\":")
                .append(random.nextInt(5) == 0 ? 1 + random.nextInt(8) : 0)
                .append(",\"ad_network\":")
                .append(random.nextInt(30) == 0 ? 1 + random.nextInt(18) : 0)
                .append(",\"network\":")
                .append(visitor * 2_654_435_761L & 0xFFFFFFFFL)
                .append(",\"width\":")
                .append(width)
                .append(",\"window_width\":")
                .append(width - random.nextInt(20))
                .append(",\"window_height\":")
                .append(600 + random.nextInt(40))
                .append(",\"refresh\":")
                .append(random.nextInt(8) == 0 ? 1 : 0)
                .append(",\"category\":\"")
                .append(category)
                .append("\",\"price\":")
                .append(5 + product % 300)
                .append(".5}")
                .toString();
    }

    /** Below {@code bound}, small ones far more often. */
    private static long few(SplittableRandom random, long bound) {
        double drawn = random.nextDouble();
        return (long) (bound * drawn * drawn * drawn);
    }
}
