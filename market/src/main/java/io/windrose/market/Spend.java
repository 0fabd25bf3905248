package io.windrose.market;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a platform reports for one campaign and day. A row with a later revision takes the place of the earlier one of
 * the same day and campaign.
 *
 * @param revision 0 for the first figure, 1 for the corrected one
 */
public record Spend(
        LocalDate day,
        String channel,
        String campaign,
        BigDecimal cost,
        String currency,
        long impressions,
        long clicks,
        LocalDate reportedOn,
        int revision) {}
