package io.windrose.campaign.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignLake;
import io.windrose.campaign.CampaignPlan;
import io.windrose.campaign.Campaigns;
import io.windrose.campaign.keys.KeyDraft;
import io.windrose.campaign.keys.KeyKind;
import io.windrose.campaign.keys.Keys;
import io.windrose.campaign.keys.Resolving;
import io.windrose.campaign.money.KeptMoney;
import io.windrose.campaign.reconciliation.Kind;
import io.windrose.campaign.reconciliation.Reconciliation;
import io.windrose.campaign.reconciliation.Reconciliations;
import io.windrose.collect.importing.RobynSpend;
import io.windrose.core.Company;
import io.windrose.core.Ids;
import io.windrose.security.AuditLog;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A public file of spend as that of five campaigns, to the cent. Where the file is not there, this is skipped. */
class RobynTest {
    @TempDir
    Path folder;

    /** The columns that end in _S, added up line by line. */
    private static Map<String, BigDecimal> plainSums() throws IOException {
        List<String> lines = Files.readAllLines(RobynSpend.FILE);
        List<String> header = Arrays.stream(lines.getFirst().split(",", -1))
                .map(name -> name.replace("\"", ""))
                .toList();
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            for (int i = 0; i < cells.length; i++) {
                if (header.get(i).endsWith("_S") && !cells[i].isBlank()) {
                    sums.merge(
                            header.get(i).substring(0, header.get(i).length() - 2),
                            new BigDecimal(cells[i]).setScale(4, RoundingMode.HALF_EVEN),
                            BigDecimal::add);
                }
            }
        }
        return sums;
    }

    @Test
    void fiveCampaignsCostWhatTheirColumnsSay() throws IOException {
        assumeTrue(Files.exists(RobynSpend.FILE), () -> RobynSpend.FILE + " is not there: lay it beside the project");
        Map<String, BigDecimal> plain = plainSums();
        assertThat(plain.keySet()).containsExactlyInAnyOrder("tv", "ooh", "print", "facebook", "search");
        try (RobynSpend robyn = new RobynSpend(folder)) {
            robyn.database().migrate("campaign");
            AuditLog audit = new AuditLog(robyn.database().jdbi(), Clock.systemUTC());
            Ids ids = new Ids(Clock.systemUTC());
            Campaigns campaigns = new Campaigns(robyn.database().jdbi(), audit, ids, Clock.systemUTC());
            Keys keys = new Keys(robyn.database().jdbi(), campaigns, audit, ids, Clock.systemUTC());
            KeptMoney money = new KeptMoney(robyn.database(), robyn.lake(), audit, Clock.systemUTC());
            money.catchUp();
            Map<String, Campaign> planned = new LinkedHashMap<>();
            for (String channel : plain.keySet()) {
                Campaign campaign = campaigns.add(plan(channel), CampaignLake.MIA);
                keys.add(campaign.id(), KeyDraft.of(KeyKind.PLATFORM_ID, Map.of("channel", channel)), CampaignLake.MIA);
                planned.put(channel, campaign);
            }
            try (Resolving resolving = Resolving.of(robyn.database(), robyn.lake(), campaigns)) {
                resolving.settle();
                Results results = new Results(robyn.lake(), campaigns, Company.DEFAULT, Clock.systemUTC());

                planned.forEach((channel, campaign) -> assertThat(results.of(campaign.id(), CampaignLake.MIA)
                                .total()
                                .cost())
                        .as(channel)
                        .isEqualByComparingTo(plain.get(channel)));
                for (int year = 2015; year <= 2019; year++) {
                    allIsMatched(robyn, audit, year);
                }
            }
        }
    }

    private static void allIsMatched(RobynSpend robyn, AuditLog audit, int year) {
        Reconciliation found = new Reconciliations(
                        robyn.database().jdbi(), robyn.lake(), Company.DEFAULT, audit, Clock.systemUTC())
                .of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), Optional.empty(), Optional.empty());

        assertThat(found.company(Kind.SPEND).total().amount()).isPositive();
        assertThat(found.company(Kind.SPEND).unmatched().isNothing()).isTrue();
        assertThat(found.company(Kind.SPEND).matched())
                .isEqualTo(found.company(Kind.SPEND).total());
    }

    private static CampaignPlan plan(String channel) {
        return new CampaignPlan(
                "All of " + channel,
                "",
                "mia",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(channel),
                List.of(),
                List.of(),
                List.of());
    }
}
