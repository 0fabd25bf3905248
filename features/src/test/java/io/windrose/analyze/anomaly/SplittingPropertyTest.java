package io.windrose.analyze.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.windrose.analyze.anomaly.Explanation.Part;
import io.windrose.analyze.anomaly.Explanation.Segment;
import io.windrose.analyze.anomaly.Splitting.Amount;
import io.windrose.analyze.ask.Field;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SplittingPropertyTest {
    private static final Field CHANNEL = Field.parse("channel");

    record Pair(Amount dividend, Amount divisor) {}

    @Provide
    Arbitrary<List<Pair>> pairs() {
        Arbitrary<Amount> amounts = Combinators.combine(
                        Arbitraries.integers().between(0, 10_000),
                        Arbitraries.integers().between(0, 10_000))
                .as(Amount::new);
        return Combinators.combine(amounts, amounts)
                .as(Pair::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<Amount> overlaps() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 1_000),
                        Arbitraries.integers().between(1, 1_000))
                .as(Amount::new);
    }

    @Property
    void partsOfAmountsAddUpToTheChange(
            @ForAll("pairs") List<Pair> pairs,
            @ForAll("overlaps") Amount more,
            @ForAll("expectations") double expected) {
        List<Splitting.One> parts = IntStream.range(0, pairs.size())
                .mapToObj(i -> new Splitting.One(segment(i), pairs.get(i).dividend()))
                .toList();
        Amount whole = parts.stream().map(Splitting.One::amount).reduce(more, Amount::and);
        double change = whole.now() - expected;

        Explanation.Split split = Splitting.amounts(CHANNEL, parts, whole, expected);

        assertThat(sum(split)).isCloseTo(change, within(tolerance(whole.now(), expected)));
        assertThat(split.parts()).hasSize(parts.size() + 1);
        assertThat(split.parts().stream()
                        .mapToDouble(SplittingPropertyTest::value)
                        .sum())
                .isCloseTo(whole.now(), within(tolerance(whole.now(), expected)));
    }

    @Property
    void ratesAndMixesAddUpToTheChangeOfARatio(
            @ForAll("pairs") List<Pair> pairs,
            @ForAll("overlaps") Amount more,
            @ForAll("expectations") double expected) {
        List<Splitting.Two> parts = IntStream.range(0, pairs.size())
                .mapToObj(i -> new Splitting.Two(
                        segment(i), pairs.get(i).dividend(), pairs.get(i).divisor()))
                .toList();
        Amount dividend = parts.stream().map(Splitting.Two::dividend).reduce(more, Amount::and);
        Amount divisor = parts.stream().map(Splitting.Two::divisor).reduce(more, Amount::and);
        double ratio = dividend.now() / divisor.now();

        Explanation.Split split = Splitting.ratio(CHANNEL, parts, dividend, divisor, expected);

        assertThat(sum(split)).isCloseTo(ratio - expected, within(tolerance(ratio, expected)));
        assertThat(split.parts()).allSatisfy(part -> {
            Explanation.Effects effects = part.effects().orElseThrow();
            assertThat(effects.rate() + effects.mix())
                    .isCloseTo(part.change(), within(tolerance(effects.mix(), expected)));
        });
    }

    @Provide
    Arbitrary<Double> expectations() {
        return Arbitraries.doubles().between(0.01, 100_000);
    }

    @Test
    void thePartThatFellIsNamedAndTheOthersAreNot() {
        List<Splitting.One> parts = List.of(
                new Splitting.One(segment(0), new Amount(100, 2_800)),
                new Splitting.One(segment(1), new Amount(10, 2_800)),
                new Splitting.One(segment(2), new Amount(50, 1_400)));

        Explanation.Split split = Splitting.amounts(CHANNEL, parts, new Amount(160, 7_000), 250);

        assertThat(split.named()).isEqualTo(1);
        assertThat(split.parts().getFirst().segment()).isEqualTo(segment(1));
        assertThat(split.parts().getFirst().expected()).isCloseTo(100, within(1e-9));
        assertThat(split.parts().getFirst().change()).isCloseTo(-90, within(1e-9));
    }

    @Test
    void whereAllFellAlikeNothingIsASurprise() {
        List<Splitting.One> parts = List.of(
                new Splitting.One(segment(0), new Amount(50, 2_800)),
                new Splitting.One(segment(1), new Amount(25, 1_400)));

        assertThat(Splitting.amounts(CHANNEL, parts, new Amount(75, 4_200), 150).surprise())
                .isCloseTo(0, within(1e-12));
    }

    /** Twice as many cheap orders among as many dear ones: each sort costs what it did. */
    @Test
    void aShiftBetweenPartsIsMixAndNotRate() {
        List<Splitting.Two> parts = List.of(
                new Splitting.Two(segment(0), new Amount(1_000, 28_000), new Amount(10, 280)),
                new Splitting.Two(segment(1), new Amount(200, 2_800), new Amount(20, 280)));

        Explanation.Split split = Splitting.ratio(CHANNEL, parts, new Amount(1_200, 30_800), new Amount(30, 560), 55);

        assertThat(sum(split)).isCloseTo(40 - 55, within(1e-9));
        assertThat(split.parts())
                .allSatisfy(
                        part -> assertThat(part.effects().orElseThrow().rate()).isCloseTo(0, within(1e-9)));
    }

    private static Segment segment(int number) {
        return new Segment(Segment.Kind.VALUE, List.of("part " + number));
    }

    private static double sum(Explanation.Split split) {
        return split.parts().stream().mapToDouble(Part::change).sum();
    }

    private static double value(Part part) {
        Double value = part.value();
        return value == null ? 0 : value;
    }

    private static double tolerance(double value, double expected) {
        return 1e-9 * (1 + Math.abs(value) + Math.abs(expected)) * 1_000;
    }
}
