package io.windrose.collect.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.windrose.collect.importing.mapping.ImportKind;
import io.windrose.collect.importing.mapping.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Public data sets as they are. They lie beside the repository; where they do not, these tests are skipped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealFilesTest {
    private static final Path DATA = Path.of(System.getProperty("windrose.root", "."), "..", "shared", "data")
            .normalize();

    @TempDir
    static Path folder;

    private ImportedLake lake;

    @BeforeAll
    void open() {
        lake = new ImportedLake(folder);
    }

    @AfterAll
    void close() {
        lake.close();
    }

    @Test
    void readsTheOnlineRetailOrders() throws IOException {
        Import one = lake.finish(receive(ImportKind.ORDERS, "clv/online_retail_ii_2009_2010.csv.gz"));

        assertThat(one.counts()).isEqualTo(new Counts(525_461, 0, Map.of("no-sale", 2_121L), 26_695, 26_695, 0));
        // 28,816 invoices; all quantities times prices make 9,539,484.634.
        assertThat(lake.rows("""
                select sum(revenue), count(*) filter (user_id is null) > 0,
                       count(*) filter (name = 'Order Refunded' and starts_with(order_id, 'C'))
                from events where source_id = 'import:orders'""")).containsExactly(List.of(new BigDecimal("9539484.6340"), true, 4_591L));
    }

    @Test
    void readsRobynsWeeklySpend() throws IOException {
        Import received = receive(ImportKind.SPEND, "mmm/robyn_simulated_weekly.csv");
        assertThat(lake.imports.mapping(received.id()).shape()).isEqualTo(Shape.WIDE);

        assertThat(lake.finish(received).counts().stored()).isEqualTo(5 * 208);

        assertThat(lake.rows("select count(distinct channel), min(days), max(days) from spend"))
                .containsExactly(List.of(5L, 7L, 7L));
    }

    /** In several chunks; it is broken off on the way, and goes on. */
    @Test
    void readsThePathsThoughItIsBrokenOff() throws IOException {
        Import received = receive(ImportKind.TOUCHES, "attribution/pathdata.csv.gz");
        assertThat(lake.imports.mapping(received.id()).shape()).isEqualTo(Shape.PATHS);
        lake.imports.start(received.id(), "ada");
        while (lake.imports.progress(received.id()).isPresent()
                && lake.imports.find(received.id()).counts().stored() == 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        lake.imports.stop(received.id(), "ada");
        Import stopped = lake.await(received.id());

        Import one = stopped.state() == Import.State.STOPPED ? lake.finish(received) : stopped;

        assertThat(one.counts()).isEqualTo(new Counts(10_000, 0, Map.of(), 397_994, 397_994, 0));
        assertThat(lake.rows("""
                select count(*), count(distinct event_id), count(*) filter (name = 'Order Completed'),
                       round(sum(revenue), 2)
                from events where source_id = 'import:touches'""")).containsExactly(List.of(397_994L, 397_994L, 19_785L, new BigDecimal("74802.97")));
    }

    @Test
    void readsContacts() throws IOException {
        Import one = lake.finish(receive(ImportKind.CONTACTS, "segments/customer_personality.csv.gz"));

        assertThat(one.counts()).isEqualTo(new Counts(2_240, 0, Map.of(), 2_240, 2_240, 0));
        assertThat(lake.rows("""
                select count(*) filter (properties."Income" is null) from events
                where source_id = 'import:contacts'""")).containsExactly(List.of(24L));
    }

    @Test
    void readsALog() throws IOException {
        Import one = lake.finish(receive(ImportKind.WEBLOG, "weblog/apache_combined_10k.log.gz"));

        assertThat(one.counts().rows()).isEqualTo(10_000);
        assertThat(one.counts().refused()).isZero();
        assertThat(one.counts().events()
                        + one.counts().leftOut().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .isEqualTo(10_000);
        assertThat(lake.rows("""
                select count(*) filter (device = 'robot') > 500, count(distinct channel) > 3 from events
                where source_id = 'import:weblog'""")).containsExactly(List.of(true, true));
    }

    private Import receive(ImportKind kind, String name) throws IOException {
        Path file = DATA.resolve(name);
        assumeTrue(Files.exists(file), () -> file + " is not there: lay the data sets beside the repository");
        try (InputStream in = Files.newInputStream(file)) {
            return lake.receive(kind, kind.word(), in);
        }
    }
}
