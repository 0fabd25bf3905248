package io.windrose.campaign.results;

import io.windrose.campaign.Campaign;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The money of many campaigns in a range of days.
 *
 * @param from on the company's calendar, as is {@code to}; both included
 * @param currency the company's, in which all money is
 * @param total of the rows
 * @param unresolved what is no campaign's; empty for one who is limited to brands
 */
public record CampaignTable(
        LocalDate from,
        LocalDate to,
        String currency,
        List<Row> rows,
        PeriodSums total,
        Optional<PeriodSums> unresolved) {
    public CampaignTable {
        rows = List.copyOf(rows);
    }

    /**
     * A campaign.
     *
     * @param budget empty without one in the company's currency, and where no day of it has passed in the range
     */
    public record Row(Campaign campaign, PeriodSums sums, Optional<Due> budget) {}

    /**
     * What was spent of what was planned for the range's days that are over.
     *
     * @param due as the weeks' amounts say, each spread evenly over its days
     * @param reached the cost of these days, within the campaign's dates
     */
    public record Due(BigDecimal due, BigDecimal reached) {}
}
