package io.windrose.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.database.Database;
import io.windrose.lake.query.Query;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpendTest {
    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant LATER = FIRST.plusSeconds(60);
    private static final String ALL =
            "select day::varchar, channel, campaign, cost, imported_at from spend order by all";

    private static final String NUMBERS = "select value_number from spend order by day";
    private static final long BRAND = 403479058105124233L;
    private static final long NO_CAMPAIGN = 725067312053793402L;
    private static final TableDefinition BEFORE = new TableDefinition(
            "spend", 1, new Schema(Tables.SPEND.given()), Tables.SPEND.month(), Tables.SPEND.sortedBy(), Set.of());

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

    @Test
    void hasANumberForWhatAPlatformKnowsACostBy() {
        lake.replaceSpend(List.of(
                spend("2026-01-31", "search", "brand", "10.00", FIRST),
                spend("2026-02-01", "search", null, "10.00", FIRST)));

        assertThat(rows(NUMBERS)).containsExactly(List.of(BRAND), List.of(NO_CAMPAIGN));
    }

    @Test
    void numbersCostsFromBeforeTheyHadNumbersOnce() {
        Database database = LakeFixture.database();
        Path home = folder.resolve("before");
        Path warehouse = home.resolve("warehouse");
        Table old = LakeFixture.table(database, warehouse, new LocalFileIO(warehouse), BEFORE);
        try (Batches batches = new Batches(256, folder.resolve("scratch"))) {
            AppendFiles append = old.newAppend();
            batches.write(
                            old,
                            Spend.TABLE.format(),
                            List.of(
                                    spend("2026-01-31", "search", "brand", "10.00", FIRST),
                                    spend("2026-02-01", "search", null, "10.00", FIRST)),
                            Map.of())
                    .forEach(append::appendFile);
            append.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        try (database;
                Lake upgraded = Lake.open(LakeSettings.usual(), database, home, Clock.systemUTC())) {
            assertThat(rows(upgraded, "select count(*), count(value_number) from spend"))
                    .containsExactly(List.of(2L, 0L));

            upgraded.compact();

            assertThat(rows(upgraded, NUMBERS)).containsExactly(List.of(BRAND), List.of(NO_CAMPAIGN));
            Map<String, Long> filled = upgraded.snapshots();
            upgraded.compact();
            assertThat(upgraded.snapshots()).isEqualTo(filled);
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
