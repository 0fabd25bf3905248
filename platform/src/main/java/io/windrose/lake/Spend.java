package io.windrose.lake;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What advertising cost.
 *
 * @param day the first day of the period
 * @param days how many days the period has: 1, or 7 for a weekly figure
 * @param cost at most 14 digits before and 4 after the point
 */
public record Spend(
        LocalDate day,
        long days,
        String sourceId,
        String channel,
        @Nullable String campaign,
        @Nullable String account,
        BigDecimal cost,
        @Nullable String currency,
        @Nullable Long impressions,
        @Nullable Long clicks,
        Instant importedAt) {
    static final RoomTable<Spend> TABLE = new RoomTable<>(
            "spend",
            List.of("source_id", "account", "day", "channel", "campaign"),
            List.of("imported_at"),
            Spend::values);

    private List<@Nullable Object> values() {
        return Arrays.asList(
                day, days, sourceId, channel, campaign, account, cost, currency, impressions, clicks, importedAt);
    }
}
