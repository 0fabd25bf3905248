package io.windrose.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.windrose.lake.sandbox.Sandbox;
import io.windrose.lake.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison is fair when all are asked the same and answer the same. */
class BenchQueryTest {
    private static final int MEGABYTES = 256;
    private static final int EVENTS = 20_000;

    /** It asks for any ten rows. */
    private static final String ANY_ROWS = "Q17";

    @Test
    void theLakeItsGuardedChildAndDuckDbAloneAnswerAlike(@TempDir Path folder) throws Exception {
        try (FilledLake filled = FilledLake.open(folder.resolve("data"), MEGABYTES, 2)) {
            filled.fill(new GeneratedEvents(EVENTS), line -> {});
            try (NativeTable table = NativeTable.of(filled.lake(), folder.resolve("table"), MEGABYTES, 2);
                    Sandbox sandbox = filled.lake().sandbox(SandboxSettings.usual(), new SimpleMeterRegistry())) {
                Rival engine = new Rival.OnLake("engine", filled.lake().engine());
                Rival child = new Rival.OnLake("child", sandbox);
                Rival alone = new Rival.OnTable("alone", table);
                SoftAssertions alike = new SoftAssertions();
                for (BenchQuery query : all()) {
                    List<List<Object>> expected = rows(query, alone);
                    alike.assertThat(expected).as(query.name()).isNotEmpty();
                    alike.assertThat(rows(query, engine)).as(query.name()).isEqualTo(expected);
                    alike.assertThat(rows(query, child)).as(query.name()).isEqualTo(expected);
                }
                alike.assertAll();
            }
        }
    }

    @Test
    void thereAreFortyThreeNumberedAsInClickBench() {
        assertThat(BenchQuery.clickBench())
                .extracting(BenchQuery::name)
                .containsExactlyElementsOf(
                        IntStream.range(0, 43).mapToObj("Q%02d"::formatted).toList());
        assertThat(BenchQuery.journeys()).extracting(BenchQuery::name).containsExactly("funnel", "retention");
    }

    @Test
    void anEventDependsOnItsNumberAlone() {
        GeneratedEvents events = new GeneratedEvents(1_000);

        assertThat(events.between(0, 1_000).subList(400, 500)).isEqualTo(events.between(400, 500));
        assertThat(events.between(0, 1_000)).extracting("eventId").doesNotHaveDuplicates();
    }

    private static List<BenchQuery> all() {
        return Stream.concat(BenchQuery.clickBench().stream(), BenchQuery.journeys().stream())
                .toList();
    }

    private static List<List<Object>> rows(BenchQuery query, Rival rival) throws Exception {
        List<List<Object>> rows = rival.answer(query);
        if (query.name().equals(ANY_ROWS)) {
            return rows.stream().map(row -> List.<Object>of(row.size())).toList();
        }
        return rows.stream()
                .map(row -> row.stream().map(BenchQueryTest::comparable).toList())
                .toList();
    }

    /** The pairs of a map have no order; null is no element of a list to be compared. */
    private static Object comparable(Object value) {
        return value instanceof java.util.Map<?, ?> map ? new TreeMap<>(map) : String.valueOf(value);
    }
}
