package io.windrose.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.database.Database;
import io.windrose.lake.query.Query;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpendTest {
    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant LATER = FIRST.plusSeconds(60);
    private static final String ALL =
            "select day::varchar, channel, campaign, cost, imported_at from spend order by all";

    @TempDir
    Path folder;

    private Database database;
    private Lake lake;

    @BeforeEach
    void open() {
        database = LakeFixture.database();
        lake = Lake.open(LakeSettings.usual(), database, folder.resolve("lake"), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        lake.close();
        database.close();
    }

    @Test
    void replacesTheCostOfTheSameDayChannelAndCampaign() {
        lake.replaceSpend(List.of(
                spend("2026-01-31", "search", "brand", "10.00", FIRST),
                spend("2026-01-31", "search", null, "2.00", FIRST),
                spend("2026-02-01", "social", null, "5.00", FIRST)));

        Replacement outcome = lake.replaceSpend(List.of(
                spend("2026-01-31", "search", "brand", "12.50", LATER),
                spend("2026-01-31", "search", null, "2.00", LATER),
                spend("2026-03-01", "social", null, "7.00", LATER)));

        assertThat(outcome).isEqualTo(new Replacement(1, 1, 1, 0));
        assertThat(rows(ALL))
                .containsExactly(
                        row("2026-01-31", "search", "brand", "12.5000", LATER),
                        row("2026-01-31", "search", null, "2.0000", FIRST),
                        row("2026-02-01", "social", null, "5.0000", FIRST),
                        row("2026-03-01", "social", null, "7.0000", LATER));
    }

    @Test
    void commitsNothingWhereNothingChanges() {
        List<Spend> spend = List.of(spend("2026-01-31", "search", "brand", "10.00", FIRST));
        lake.replaceSpend(spend);
        List<TableState> before = lake.tables();

        assertThat(lake.replaceSpend(spend)).isEqualTo(new Replacement(0, 0, 1, 0));

        assertThat(lake.tables()).isEqualTo(before);
    }

    @Test
    void leavesTheCostsOfOtherSourcesAlone() {
        Spend one = spend("2026-01-31", "search", null, "10.00", FIRST);
        lake.replaceSpend(List.of(one));

        lake.replaceSpend(List.of(new Spend(
                one.day(), 1, "import:other", "search", null, null, BigDecimal.ONE, "EUR", null, null, LATER)));

        assertThat(rows("select sum(cost), count(*) from spend"))
                .containsExactly(List.of(new BigDecimal("11.0000"), 2L));
    }

    @Test
    void isInABackup() {
        lake.replaceSpend(List.of(spend("2026-01-31", "search", "brand", "10.00", FIRST)));
        lake.backup(folder.resolve("backup"));
        Database empty = LakeFixture.database();
        Lake other = Lake.open(LakeSettings.usual(), empty, folder.resolve("other"), Clock.systemUTC());
        try (empty;
                other) {
            other.restore(folder.resolve("backup"), RestoredStream.SAME);

            assertThat(rows(other, ALL)).isEqualTo(rows(lake, ALL));
        }
    }

    private static Spend spend(String day, String channel, String campaign, String cost, Instant importedAt) {
        return new Spend(
                LocalDate.parse(day),
                1,
                "import:spend",
                channel,
                campaign,
                null,
                new BigDecimal(cost),
                "EUR",
                1_000L,
                null,
                importedAt);
    }

    private static List<Object> row(String day, String channel, String campaign, String cost, Instant importedAt) {
        List<Object> row = new ArrayList<>();
        row.add(day);
        row.add(channel);
        row.add(campaign);
        row.add(new BigDecimal(cost));
        row.add(importedAt);
        return row;
    }

    private List<List<Object>> rows(String sql) {
        return rows(lake, sql);
    }

    private static List<List<Object>> rows(Lake lake, String sql) {
        return lake.query(Query.of(sql), result -> {
            List<List<Object>> rows = new ArrayList<>();
            result.forEachRemaining(rows::add);
            return rows;
        });
    }
}
