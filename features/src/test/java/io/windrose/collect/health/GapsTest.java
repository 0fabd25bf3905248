package io.windrose.collect.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.collect.health.VolumeGap.Direction;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class GapsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Series ORDERS = Series.of("shop", "track", "Order Completed");
    private static final long END = hour("2026-11-20T12:00:00Z");
    private static final int WEEK = 7 * 24;

    private static long hour(String moment) {
        return Instant.parse(moment).getEpochSecond() / 3_600;
    }

    private static Instant moment(long hour) {
        return Instant.ofEpochSecond(hour * 3_600);
    }

    /** So many in each hour of so many weeks. */
    private static HourlyCounts counts(long end, int weeks, LongUnaryOperator number) {
        HourlyCounts counts = new HourlyCounts();
        for (long hour = end - (long) weeks * WEEK - 24; hour < end; hour++) {
            long here = number.applyAsLong(hour);
            if (here > 0) {
                counts.add(hour, here);
            }
        }
        return counts;
    }

    private static List<VolumeGap> found(HourlyCounts counts) {
        return new Gaps(ZoneOffset.UTC, END).find(ORDERS, counts);
    }

    @Test
    void findsHoursWithoutEventsAsOneGap() {
        HourlyCounts counts = counts(END, 6, hour -> hour >= END - 5 && hour < END - 2 ? 0 : 100 + hour % 7);

        assertThat(found(counts)).singleElement().satisfies(gap -> {
            assertThat(gap.series()).isEqualTo(ORDERS);
            assertThat(gap.from()).isEqualTo(moment(END - 5));
            assertThat(gap.to()).isEqualTo(moment(END - 2));
            assertThat(gap.direction()).isEqualTo(Direction.LESS);
            assertThat(gap.seen()).isZero();
            assertThat(gap.usual()).isBetween(300.0, 318.0);
        });
    }

    @Test
    void findsHoursWithFarTooMany() {
        HourlyCounts counts = counts(END, 6, hour -> hour == END - 1 ? 1_000 : 100);

        assertThat(found(counts)).singleElement().satisfies(gap -> {
            assertThat(gap.direction()).isEqualTo(Direction.MORE);
            assertThat(gap.seen()).isEqualTo(1_000);
            assertThat(gap.usual()).isEqualTo(100);
        });
    }

    @Test
    void isNotMisledByAWeekThatWasOddItself() {
        HourlyCounts counts = counts(END, 6, hour -> hour < END - WEEK && hour >= END - 2 * WEEK ? 0 : 100);

        assertThat(found(counts)).isEmpty();
    }

    @Test
    void takesNightsAndWeekendsAsTheyAre() {
        LongUnaryOperator shop = hour -> {
            LocalDateTime clock = LocalDateTime.ofInstant(moment(hour), ZoneOffset.UTC);
            boolean isOpen = clock.getDayOfWeek().getValue() < 6 && clock.getHour() >= 8 && clock.getHour() < 20;
            return isOpen ? 500 : 0;
        };

        assertThat(found(counts(END, 6, shop))).isEmpty();
    }

    @Test
    void followsTheClockWhenItIsPutForward() {
        long end = hour("2026-03-31T12:00:00Z");
        LongUnaryOperator atNine =
                hour -> LocalDateTime.ofInstant(moment(hour), BERLIN).getHour() == 9 ? 400 : 0;

        assertThat(new Gaps(BERLIN, end).find(ORDERS, counts(end, 6, atNine))).isEmpty();
        assertThat(new Gaps(ZoneOffset.UTC, end).find(ORDERS, counts(end, 6, atNine)))
                .isNotEmpty();
    }

    @Test
    void findsThatSomethingRareIsGoneByTheDay() {
        HourlyCounts counts = counts(END, 6, hour -> hour >= END - 24 ? 0 : 2);

        assertThat(found(counts)).singleElement().satisfies(gap -> {
            assertThat(gap.from()).isEqualTo(moment(END - 24));
            assertThat(gap.to()).isEqualTo(moment(END));
            assertThat(gap.usual()).isEqualTo(48);
        });
    }

    @Test
    void saysNothingBeforeItKnowsWhatIsUsual() {
        assertThat(found(counts(END, 2, hour -> hour >= END - 24 ? 0 : 100))).isEmpty();
        assertThat(found(counts(END, 3, hour -> hour >= END - 24 ? 0 : 100))).isNotEmpty();
    }

    /** Numbers that scatter by a fifth, twice as much as independent events would. */
    @Test
    void findsNextToNothingWhereNothingIs() {
        int days = 500;
        int falsely = 0;
        for (int seed = 0; seed < days; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            HourlyCounts counts = counts(END, 6, hour -> Math.max(1, Math.round(100 + 20 * random.nextGaussian())));
            falsely += found(counts).size();
        }

        assertThat(falsely).isLessThan(days / 50);
    }
}
