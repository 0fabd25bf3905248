package io.windrose.http;

import io.windrose.campaign.Campaign;
import io.windrose.campaign.results.CampaignTable;
import io.windrose.campaign.results.PeriodSums;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The money of many campaigns in the form in which it is shown. */
record CampaignTableAnswer(
        LocalDate from,
        LocalDate to,
        String currency,
        PeriodSums total,
        Optional<PeriodSums> unresolved,
        List<Row> items) {
    record Planned(String currency, BigDecimal total) {}

    record Row(
            UUID id,
            String name,
            Optional<UUID> brand,
            Optional<String> brandName,
            String status,
            String owner,
            Optional<LocalDate> startsOn,
            Optional<LocalDate> endsOn,
            Optional<Planned> budget,
            PeriodSums sums,
            Optional<CampaignTable.Due> pacing) {
        static Row of(CampaignTable.Row row) {
            Campaign campaign = row.campaign();
            return new Row(
                    campaign.id(),
                    campaign.plan().name(),
                    campaign.plan().brand(),
                    campaign.brandName(),
                    campaign.status().word(),
                    campaign.plan().owner(),
                    campaign.plan().startsOn(),
                    campaign.plan().endsOn(),
                    campaign.plan().budget().map(budget -> new Planned(budget.currency(), budget.total())),
                    row.sums(),
                    row.budget());
        }
    }

    static CampaignTableAnswer of(CampaignTable table) {
        return new CampaignTableAnswer(
                table.from(),
                table.to(),
                table.currency(),
                table.total(),
                table.unresolved(),
                table.rows().stream().map(Row::of).toList());
    }
}
