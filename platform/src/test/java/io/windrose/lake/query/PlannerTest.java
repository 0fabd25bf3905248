package io.windrose.lake.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.lake.ContractLake;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
    private static final Query ALL = Query.of("select 1");

    @TempDir
    Path folder;

    private ContractLake lake;
    private Planner planner;

    @BeforeEach
    void open() {
        lake = new ContractLake(folder);
        planner = lake.planner();
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void listsFilesOnceForEachSnapshotAndStretchOfTime() {
        for (int i = 0; i < 3; i++) {
            planner.views(ALL);
        }
        assertThat(planner.listings()).as("one for each table").isEqualTo(3);

        Query april = ALL.between(Instant.parse("2026-04-01T00:00:00Z"), Instant.parse("2026-05-01T00:00:00Z"));
        planner.views(april);
        planner.views(ALL);
        planner.views(april);
        assertThat(planner.listings()).as("one more for events alone").isEqualTo(4);

        lake.addOne();
        planner.views(ALL);
        planner.views(ALL);
        assertThat(planner.listings()).as("one more for the new snapshot").isEqualTo(5);
    }

    /** The lake holds two files of March, one of April and one of October. */
    @Test
    void leavesOutFilesThatCannotHoldTheStretchOfTime() {
        assertThat(files(ALL)).isEqualTo(4);
        assertThat(files("2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z"))
                .as("a month")
                .isEqualTo(1);
        assertThat(files("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"))
                .as("two files")
                .isEqualTo(2);
        assertThat(files("2026-03-29T20:00:00Z", "2026-03-30T00:00:00Z"))
                .as("one file of the month begins later than the other ends")
                .isEqualTo(1);
        assertThat(files("2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z"))
                .as("nothing")
                .isZero();
    }

    private int files(String from, String to) {
        return files(ALL.between(Instant.parse(from), Instant.parse(to)));
    }

    private int files(Query query) {
        return planner.views(query).stream()
                .filter(view -> view.name().equals("events"))
                .mapToInt(view -> view.files().size())
                .sum();
    }
}
