package io.windrose.collect.importing.making;

import io.windrose.core.Incorrect;
import io.windrose.lake.Spend;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up the costs of one file, for the table has one row for each day, channel, campaign and account. */
final class SpendSums {
    private static final int MOST = 2_000_000;

    private final Making.Given given;
    private final Map<Key, Sum> sums = new LinkedHashMap<>();
    private final Map<Place, Key> places = new LinkedHashMap<>();

    SpendSums(Making.Given given) {
        this.given = given;
    }

    record Key(
            SpendDay day,
            String channel,
            @Nullable String campaign,
            @Nullable String account,
            @Nullable String currency) {}

    /** What the table has one row of. */
    private record Place(
            LocalDate day,
            String channel,
            @Nullable String campaign,
            @Nullable String account) {}

    private record Sum(
            BigDecimal cost,
            @Nullable Long impressions,
            @Nullable Long clicks) {
        Sum plus(Sum other) {
            return new Sum(cost.add(other.cost), added(impressions, other.impressions), added(clicks, other.clicks));
        }

        private static @Nullable Long added(@Nullable Long one, @Nullable Long other) {
            return one == null ? other : other == null ? one : Long.valueOf(one + other);
        }
    }

    /** @throws RefusedRow when it is below zero: a platform that pays back restates the day */
    static BigDecimal checked(BigDecimal cost) {
        if (cost.signum() < 0) {
            throw new RefusedRow("cost is %s: give 0 or more; a day that is restated is brought again"
                    .formatted(cost.toPlainString()));
        }
        return cost;
    }

    /** @throws RefusedRow when the same place has another currency or length */
    void add(Key key, BigDecimal cost, @Nullable Long impressions, @Nullable Long clicks) {
        Place place = new Place(key.day().day(), key.channel(), key.campaign(), key.account());
        Key known = places.putIfAbsent(place, key);
        if (known != null && !known.equals(key)) {
            throw new RefusedRow(
                    "%s of %s has another currency or number of days in an earlier row: take them apart by account"
                            .formatted(key.channel(), key.day().day()));
        }
        if (places.size() > MOST) {
            throw new Incorrect(
                    "import.too-many-costs", "the file has more than %d different costs: split it".formatted(MOST));
        }
        sums.merge(key, new Sum(cost, impressions, clicks), Sum::plus);
    }

    void end(Taken out) {
        sums.forEach((key, sum) -> out.spend(new Spend(
                key.day().day(),
                key.day().days(),
                given.sourceId(),
                key.channel(),
                key.campaign(),
                key.account(),
                sum.cost(),
                key.currency(),
                sum.impressions(),
                sum.clicks(),
                given.receivedAt())));
    }
}
