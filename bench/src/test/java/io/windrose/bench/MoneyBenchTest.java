package io.windrose.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.windrose.lake.sandbox.Sandbox;
import io.windrose.lake.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison is fair when all answer the same. */
class MoneyBenchTest {
    private static final BenchQuery TABLE = new BenchQuery("campaigns", "", "");
    private static final GeneratedMoney SMALL = new GeneratedMoney(4_000, 20_000, 12);

    @Test
    void theProgramSqlAndDuckDbAloneAnswerAlike(@TempDir Path folder) throws Exception {
        try (FilledLake filled = FilledLake.open(folder.resolve("data"), 256, 2);
                FilledMoney money = FilledMoney.fill(filled, SMALL, line -> {});
                NativeTable table = MoneyRivals.alone(filled.lake(), folder.resolve("table"), 256, 2);
                Sandbox sandbox = filled.lake().sandbox(SandboxSettings.usual(), new SimpleMeterRegistry())) {
            List<List<Object>> alone = MoneyRivals.of("alone", table).answer(TABLE);

            List<String> all = MoneyRivals.comparable(alone, 7);
            assertThat(all).as("those that run in the year").hasSizeBetween(6, 11);
            assertThat(all).allMatch(row -> row.split(" ").length == 8).noneMatch(row -> row.endsWith(" 0"));
            assertThat(rows(MoneyRivals.of("engine", filled.lake().engine()), 7))
                    .isEqualTo(all);
            assertThat(rows(MoneyRivals.of("child", sandbox), 7)).isEqualTo(all);
            assertThat(rows(MoneyRivals.of("screen", money::results), 6)).isEqualTo(MoneyRivals.comparable(alone, 6));
        }
    }

    @Test
    void theSizesSayHowManyRowsThereAre() {
        assertThat(rows(SMALL)).isEqualTo(rows(new GeneratedMoney(4_000, 20_000, 12)));
        assertThat(SMALL.months().stream()
                        .mapToInt(month -> SMALL.spend(month).size())
                        .sum())
                .isBetween(19_000, 21_000);
        assertThat(SMALL.months().stream()
                        .flatMap(month -> SMALL.orders(month).stream())
                        .filter(row -> Boolean.TRUE.equals(row.get(6)))
                        .count())
                .as("each counts once")
                .isEqualTo(4_000);
    }

    private static List<?> rows(GeneratedMoney made) {
        YearMonth month = YearMonth.of(2025, 6);
        return List.of(made.orders(month), made.spend(month));
    }

    private static List<String> rows(Rival rival, int figures) throws Exception {
        return MoneyRivals.comparable(rival.answer(TABLE), figures);
    }
}
