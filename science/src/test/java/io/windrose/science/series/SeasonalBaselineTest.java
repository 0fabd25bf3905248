package io.windrose.science.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.series.SeasonalBaseline.Judged;
import io.windrose.science.series.SeasonalBaseline.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonalBaselineTest {
    private static final double[] WEEK = {1.2, 1.1, 1, 1, 1.05, 0.8, 0.7};
    private static final int DAYS = 365;
    private static final SeasonalBaseline DAILY = SeasonalBaseline.ofDays();

    /** A week's shape, growth of a fifth a year with a swing, and an error of so many per cent. */
    private static double[] series(Random random, double noise) {
        double start = 200 + random.nextDouble() * 5_000;
        double phase = random.nextDouble() * 2 * Math.PI;
        return IntStream.range(0, DAYS)
                .mapToDouble(day -> start
                        * WEEK[day % 7]
                        * Math.pow(1.2, day / 365.0)
                        * (1 + 0.1 * Math.sin(phase + 2 * Math.PI * day / 365))
                        * Math.exp(noise * random.nextGaussian()))
                .toArray();
    }

    @Test
    void whatIsExpectedFollowsTheWeekAndTheGrowth() {
        double[] exact = series(new Random(1), 0.001);
        List<Judged> judged = DAILY.judge(exact);

        for (int day = 56; day < DAYS; day++) {
            assertThat(judged.get(day).expected()).isCloseTo(exact[day], within(0.02 * exact[day]));
        }
    }

    /** Episodes: a second day in a row is no second alert. */
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.04, 0.06})
    void alertsFalselyOnceAMonthAtMost(double noise) {
        Random random = new Random(20_261_130);
        int episodes = 0;
        int days = 0;
        for (int i = 0; i < 100; i++) {
            List<Judged> judged = DAILY.judge(series(random, noise));
            for (int day = 56; day < DAYS; day++) {
                days++;
                if (isUnusual(judged.get(day)) && !isUnusual(judged.get(day - 1))) {
                    episodes++;
                }
            }
        }

        assertThat(30.0 * episodes / days).isLessThan(1).isGreaterThan(0.1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.04, 0.06})
    void findsADropOfAFifthWithinTwoDays(double noise) {
        Random random = new Random(20_261_201);
        int found = 0;
        int planted = 400;
        for (int i = 0; i < planted; i++) {
            double[] values = series(random, noise);
            int day = 60 + random.nextInt(DAYS - 70);
            for (int later = day; later < DAYS; later++) {
                values[later] *= 0.8;
            }
            List<Judged> judged = DAILY.judge(Arrays.copyOf(values, day + 2));
            if (judged.get(day).verdict() == Verdict.LOW || judged.get(day + 1).verdict() == Verdict.LOW) {
                found++;
            }
        }

        assertThat(found).isGreaterThan(9 * planted / 10);
    }

    /**
     * Weeks with growth or decline, a swing over the year, and 2 to 6% of noise; the least that a letter tells is 5%.
     */
    private static double[] weeks(Random random) {
        double noise = 0.02 + 0.04 * random.nextDouble();
        double growth = (random.nextDouble() - 0.3) * 0.006;
        double phase = random.nextDouble() * 2 * Math.PI;
        return IntStream.range(0, 60)
                .mapToDouble(week -> 1_000
                        * Math.exp(growth * week)
                        * (1 + 0.15 * Math.sin(phase + 2 * Math.PI * week / 52))
                        * Math.exp(noise * random.nextGaussian()))
                .toArray();
    }

    private static boolean isTold(Judged judged, double value) {
        return isUnusual(judged) && Math.abs(value / judged.expected() - 1) >= 0.05;
    }

    @Test
    void ofAHundredOrdinaryWeeksFewAreTold() {
        Random random = new Random(20_261_207);
        int told = 0;
        int all = 0;
        for (int i = 0; i < 200; i++) {
            double[] values = weeks(random);
            List<Judged> judged = SeasonalBaseline.ofWeeks().judge(values);
            for (int week = 12; week < values.length; week++) {
                all++;
                told += isTold(judged.get(week), values[week]) ? 1 : 0;
            }
        }

        assertThat(100.0 * told / all).isBetween(0.2, 2.5);
    }

    @Test
    void findsAWeekThatIsAThirdLower() {
        Random random = new Random(20_261_208);
        int found = 0;
        for (int i = 0; i < 500; i++) {
            double[] values = weeks(random);
            values[59] *= 0.67;
            Judged last = SeasonalBaseline.ofWeeks().judge(values).getLast();
            found += last.verdict() == Verdict.LOW ? 1 : 0;
        }

        assertThat(found).isGreaterThan(475);
    }

    @Test
    void aDayThatWasUnusualDoesNotMakeTheNextOnesSo() {
        double[] values = series(new Random(7), 0.03);
        values[100] *= 10;
        List<Judged> judged = DAILY.judge(values);
        double[] without = values.clone();
        without[100] /= 10;
        List<Judged> usual = DAILY.judge(without);

        assertThat(judged.get(100).verdict()).isEqualTo(Verdict.HIGH);
        for (int day = 102; day < 130; day++) {
            assertThat(judged.get(day).expected())
                    .isCloseTo(
                            usual.get(day).expected(),
                            within(0.06 * usual.get(day).expected()));
        }
    }

    @Test
    void nothingIsToldOfTooLittle() {
        List<Judged> early = DAILY.judge(series(new Random(3), 0.03));

        assertThat(early.subList(0, 28)).allMatch(each -> each.verdict() == Verdict.UNKNOWN);
        assertThat(DAILY.judge(new double[0])).isEmpty();
        assertThat(DAILY.judge(new double[100])).allMatch(each -> each.verdict() == Verdict.UNKNOWN);
    }

    @Test
    void missingDaysAreNotJudgedAndDoNotStopTheOthers() {
        double[] values = series(new Random(5), 0.03);
        values[200] = Double.NaN;
        values[207] = Double.NaN;
        List<Judged> judged = DAILY.judge(values);

        assertThat(judged.get(200).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judged.get(201).verdict()).isNotEqualTo(Verdict.UNKNOWN);
        assertThat(judged.get(214).verdict()).isNotEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void settingsOutOfBoundsAreNamed() {
        assertThatThrownBy(() -> new SeasonalBaseline(7, 20, 2.5)).hasMessage("history is 20");
        assertThatThrownBy(() -> new SeasonalBaseline(0, 20, 2.5)).hasMessage("season is 0");
        assertThatThrownBy(() -> new SeasonalBaseline(7, 56, -1)).hasMessage("limit is -1.0");
    }

    /** Half of the values come of what is known, which goes up and down by itself. */
    @Test
    void whatIsKnownIsNoNoise() {
        Random random = new Random(11);
        double[] base = series(random, 0.03);
        double[] known = IntStream.range(0, DAYS)
                .mapToDouble(day -> 1_000 * Math.exp(0.5 * random.nextGaussian()))
                .toArray();
        known[300] = 1_000;
        double[] values = IntStream.range(0, DAYS)
                .mapToDouble(day -> base[day] + 0.7 * known[day] * Math.exp(0.03 * random.nextGaussian()))
                .toArray();
        List<Judged> blind = DAILY.judge(values);
        List<Judged> judged = DAILY.judge(values, known);
        double[] half = known.clone();
        half[300] *= 2;
        double[] more = values.clone();
        more[300] += 0.7 * known[300];

        for (int day = 120; day < DAYS; day++) {
            assertThat(judged.get(day).known()).isCloseTo(0.7 * known[day], within(0.15 * values[day]));
        }
        assertThat(width(judged)).isLessThan(width(blind) / 1.5);
        assertThat(isUnusual(DAILY.judge(more, half).get(300))).isFalse();
        assertThat(isUnusual(DAILY.judge(more, known).get(300))).isTrue();
    }

    @Test
    void whatTellsNothingChangesNothing() {
        double[] values = series(new Random(13), 0.03);

        assertThat(DAILY.judge(values, new double[DAYS])).isEqualTo(DAILY.judge(values));
    }

    private static double width(List<Judged> judged) {
        return judged.stream()
                .skip(120)
                .mapToDouble(each -> (each.high() - each.low()) / each.expected())
                .average()
                .orElseThrow();
    }

    private static boolean isUnusual(Judged judged) {
        return judged.verdict() == Verdict.LOW || judged.verdict() == Verdict.HIGH;
    }
}
