package io.windrose.campaign;

import io.windrose.core.Incorrect;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Which campaigns are wanted, and in which order.
 *
 * @param text that the name has somewhere, in whatever case
 * @param from with {@code to}, those that run on one of these days; one without dates always does
 * @param cursor what the page before gave
 */
public record CampaignQuery(
        Optional<Status> status,
        Optional<UUID> brand,
        Optional<String> channel,
        Optional<String> market,
        Optional<String> owner,
        Optional<String> text,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Order order,
        Optional<String> cursor,
        int limit) {
    /** By what they are sorted; the newest first where it is by time. */
    public enum Order {
        NAME("lower(c.name)", ">", "asc"),
        START("coalesce(to_char(c.starts_on, 'YYYY-MM-DD'), '')", "<", "desc"),
        CHANGED("to_char(c.changed_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')", "<", "desc");

        final String key;
        final String after;
        final String direction;

        Order(String key, String after, String direction) {
            this.key = "(" + key + ") collate \"C\"";
            this.after = after;
            this.direction = direction;
        }

        public static Order named(String word) {
            return Arrays.stream(values())
                    .filter(order -> order.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() -> new Incorrect(
                            "campaign.unknown-order",
                            "campaigns are not sorted by \"" + word + "\"; give name, start or changed"));
        }
    }

    /** All of them, by name. */
    public static CampaignQuery all(int limit) {
        return new CampaignQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Order.NAME,
                Optional.empty(),
                limit);
    }
}
