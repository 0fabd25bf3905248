package io.windrose.collect.importing.making;

import io.windrose.collect.importing.mapping.Field;
import io.windrose.collect.importing.reading.Row;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes as many journeys of a path as people went it, each of a visitor of its own: touches a minute apart from the
 * beginning of the stated day, and an order a minute after the last touch of those that converted. Their value is
 * divided evenly, so that it adds up.
 */
final class PathMaker implements RowMaker {
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final long MOST_JOURNEYS = 10_000_000;
    private static final int MOST_TOUCHES = 1_000;
    private static final int SCALE = 4;

    private final Cells cells;
    private final Making.Given given;
    private final Instant begin;
    private final ContentIds ids = new ContentIds();

    PathMaker(Cells cells, Making.Given given) {
        this.cells = cells;
        this.given = given;
        LocalDate before =
                LocalDate.ofInstant(given.receivedAt(), ZoneOffset.UTC).minusDays(1);
        this.begin = cells.mapping()
                .lastDay()
                .orElse(before)
                .atStartOfDay(cells.mapping().times().zone())
                .toInstant();
    }

    @Override
    public void take(Row row, Taken out) {
        String id = ids.next(row);
        try {
            List<String> channels = channels(row);
            long converted = count(row, Field.CONVERSIONS);
            long lost = count(row, Field.NULLS);
            BigDecimal value = cells.amount(row, Field.CONVERSION_VALUE);
            if (converted + lost == 0) {
                out.leftOut(row, "nobody-went-it");
            }
            Shares shares = new Shares(value, converted);
            for (long i = 1; i <= converted; i++) {
                journey(id + "-c" + i, channels, out);
                order(id + "-c" + i, channels.size(), shares.next(), out);
            }
            for (long i = 1; i <= lost; i++) {
                journey(id + "-n" + i, channels, out);
            }
        } catch (RefusedRow e) {
            out.refused(row, e.reason());
        }
    }

    private List<String> channels(Row row) {
        String path = cells.text(row, Field.PATH);
        List<String> channels = Arrays.stream((path == null ? "" : path).split(">", -1))
                .map(channel -> channel.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (channels.contains("")) {
            throw new RefusedRow("path has a channel without a name: write it as \"search > email\"");
        }
        if (channels.size() > MOST_TOUCHES) {
            throw new RefusedRow("path has %d touches: at most %d are taken".formatted(channels.size(), MOST_TOUCHES));
        }
        return channels;
    }

    private long count(Row row, Field field) {
        BigDecimal amount = cells.amount(row, field);
        long count = amount == null ? 0 : Cells.rounded(amount, field.word());
        if (count > MOST_JOURNEYS) {
            throw new RefusedRow(
                    "%s is %d: at most %d are taken of a path".formatted(field.word(), count, MOST_JOURNEYS));
        }
        return count;
    }

    private void journey(String id, List<String> channels, Taken out) {
        for (int i = 0; i < channels.size(); i++) {
            out.event(new NewEvent(
                            id + "-" + (i + 1), EventType.TRACK, TouchMaker.TOUCH, begin.plus(BETWEEN.multipliedBy(i)))
                    .by(null, "path-" + id)
                    .from(new Event.Origin(channels.get(i), null, null, null, null, null, null))
                    .event(given, "{}"));
        }
    }

    private void order(String id, int touches, @Nullable BigDecimal value, Taken out) {
        String currency = cells.mapping().currency().orElse(null);
        out.event(new NewEvent(
                        id + "-order", EventType.TRACK, "Order Completed", begin.plus(BETWEEN.multipliedBy(touches)))
                .by(null, "path-" + id)
                .of("path-" + id, value, currency)
                .event(
                        given,
                        new JsonText()
                                .begin()
                                .put("order_id", "path-" + id)
                                .put("revenue", value)
                                .put("currency", currency)
                                .end()
                                .toString()));
    }

    /** Divides an amount so that the parts make it whole: the last takes what rounding left. */
    private static final class Shares {
        private final @Nullable BigDecimal part;
        private @Nullable BigDecimal left;
        private long more;

        Shares(@Nullable BigDecimal whole, long parts) {
            this.left = whole;
            this.more = parts;
            this.part = whole == null || parts == 0
                    ? null
                    : whole.divide(BigDecimal.valueOf(parts), SCALE, RoundingMode.DOWN);
        }

        @Nullable
        BigDecimal next() {
            if (left == null || part == null || --more == 0) {
                return left;
            }
            left = left.subtract(part);
            return part;
        }
    }
}
