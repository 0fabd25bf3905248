package io.windrose.optimize.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.windrose.core.Incorrect;
import io.windrose.science.lift.Design;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomesFileTest {
    private static final OutcomesFile.Columns NONE =
            new OutcomesFile.Columns(Optional.empty(), Optional.empty(), Optional.empty());

    private static Outcomes read(String text) {
        return OutcomesFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), NONE)
                .outcomes();
    }

    @Test
    void takesALineForEachDayAndRegionInAnyOrder() {
        Outcomes outcomes = read("""
                date;Region;Umsatz
                2026-01-03;Bayern;3
                2026-01-01;Bayern;1.5
                2026-01-01;Hessen;
                2026-01-02;Hessen;-2
                """);
        assertThat(outcomes.first()).isEqualTo("2026-01-01");
        assertThat(outcomes.regions()).containsExactly("Bayern", "Hessen");
        assertThat(outcomes.values()[0]).containsExactly(1.5, Double.NaN, 3);
        assertThat(outcomes.values()[1]).containsExactly(Double.NaN, -2, Double.NaN);
        assertThat(outcomes.gaps("Hessen")).isEqualTo(2);
    }

    @Test
    void takesAColumnForEachSeriesAndWeeks() {
        Outcomes outcomes = read("week,sales,others\n2026-01-05,1,2\n2026-01-12,3,4\n2026-01-26,5,6\n");
        assertThat(outcomes.days()).isEqualTo(7);
        assertThat(outcomes.regions()).containsExactly("others", "sales");
        assertThat(outcomes.of("sales")).containsExactly(1, 3, Double.NaN, 5);
        assertThat(outcomes.last()).isEqualTo("2026-02-01");
        assertThat(outcomes.period(LocalDate.parse("2026-01-18"))).isEqualTo(1);
        assertThat(outcomes.period(LocalDate.parse("2026-01-04"))).isEqualTo(-1);
    }

    @Test
    void refusesWithTheLineThatIsWrong() {
        assertThatThrownBy(() -> read("date,region,value\n2026-01-01,a,1\n2026-01-01,a,2\n"))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("line 3 has 2026-01-01 of a a second time");
        assertThatThrownBy(() -> read("date,region,value\n01.02.2026,a,1\n"))
                .hasMessageContaining("line 2 has \"01.02.2026\"");
        assertThatThrownBy(() -> read("date,region,value\n2026-01-01,a,many\n"))
                .hasMessageContaining("\"many\" as value");
        assertThatThrownBy(() -> read("date,region,value\n2026-01-01,a\n"))
                .hasMessageContaining("2 cells, the header 3");
        assertThatThrownBy(() -> read("date,region,count\n2026-01-01,a,1\n")).hasMessageContaining("says the value");
        assertThatThrownBy(() -> read("when,region,value\n2026-01-01,a,1\n")).hasMessageContaining("says the day");
        assertThatThrownBy(() -> read("date,region,value\n")).hasMessageContaining("no line below its header");
        assertThatThrownBy(() -> read("date,a\n1926-01-01,1\n2026-01-02,2\n")).hasMessageContaining("periods");
    }

    /**
     * The best designs that GeoLift's walk-through prints for its data and settings. The file is not part of this
     * repository: it is looked for in the folder that the system property {@code windrose.data} names, or else beside
     * the repository.
     */
    @Test
    void designsOfAFileAreThoseOfGeoLift() throws IOException {
        Path file = Path.of(System.getProperty("windrose.data", "../../shared/data"), "geo", "geolift_pretest.csv.gz");
        assumeTrue(Files.exists(file), file + " is not there");
        Outcomes outcomes;
        try (InputStream in = Files.newInputStream(file)) {
            outcomes = OutcomesFile.read(in, NONE).outcomes();
        }
        assertThat(outcomes.regions()).hasSize(40).contains("new york");
        assertThat(outcomes.periods()).isEqualTo(90);
        DesignChoice choice = new DesignChoice(
                DesignChoice.Manner.GEOLIFT,
                List.of(2, 3),
                List.of(10, 15),
                List.of(0.05, 0.1, 0.15, 0.2),
                1,
                0.8,
                0.9,
                7.5,
                List.of("chicago"),
                List.of("honolulu"),
                Optional.of(100_000.0),
                1);

        Design best = DesignReport.of(outcomes, choice).designs().getFirst();

        assertThat(best.treated()).containsExactly("chicago", "portland");
        assertThat(best.days()).isEqualTo(15);
        assertThat(best.effect()).isEqualTo(0.1);
        assertThat(best.investment()).isCloseTo(64_563.75, within(0.01));
        assertThat(best.scaledImbalance()).isCloseTo(0.1738778, within(1e-5));
    }
}
