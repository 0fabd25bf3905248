package io.windrose.science.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.attribution.Attribution.Credited;
import io.windrose.science.attribution.Attribution.Model;
import io.windrose.science.attribution.Attribution.Settings;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttributionTest {
    private static final Settings SETTINGS = new Settings(Set.of("c0"), 2, 0.4, 0.4, 7, 50);

    @ParameterizedTest
    @EnumSource(Model.class)
    void creditsSumToTheConversionsAndTheirValue(Model model) {
        for (int seed = 0; seed < 20; seed++) {
            PathCounts paths = RandomPaths.of(seed, 3 + seed, 80, 1 + seed);

            List<Credit> credits = Attribution.of(model, paths, SETTINGS).credits();

            assertThat(credits.stream().mapToDouble(Credit::conversions).sum())
                    .isCloseTo(paths.conversions(), within(1e-6));
            assertThat(credits.stream().mapToDouble(Credit::value).sum()).isCloseTo(paths.value(), within(1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void aChannelThatNeverOccursChangesNothing(Model model) {
        PathCounts paths = RandomPaths.of(3, 6, 100, 5);
        PathCounts.Builder without = PathCounts.of(paths.channels().subList(0, 5));
        for (int path = 0; path < paths.size(); path++) {
            int each = path;
            without.add(
                    IntStream.range(0, paths.length(path))
                            .map(at -> paths.touch(each, at))
                            .toArray(),
                    paths.conversions(path),
                    paths.value(path),
                    paths.nulls(path));
        }

        List<Credit> credits = Attribution.of(model, paths, SETTINGS).credits();

        assertThat(credits.getLast().conversions()).isZero();
        List<Credit> others = Attribution.of(model, without.build(), SETTINGS).credits();
        for (int i = 0; i < 5; i++) {
            assertThat(credits.get(i).conversions()).isCloseTo(others.get(i).conversions(), within(1e-6));
            assertThat(credits.get(i).value()).isCloseTo(others.get(i).value(), within(1e-6));
        }
    }

    @Test
    void rulesShareByPlace() {
        PathCounts paths = PathCounts.of(List.of("a", "b", "direct"))
                .add(new int[] {0, 1, 1, 2}, 10, 100, 5)
                .build();

        assertThat(conversions(new Rule.First(), paths)).containsExactly(10.0, 0.0, 0.0);
        assertThat(conversions(new Rule.Last(), paths)).containsExactly(0.0, 0.0, 10.0);
        assertThat(conversions(new Rule.LastNonDirect(Set.of("direct")), paths)).containsExactly(0.0, 10.0, 0.0);
        assertThat(conversions(new Rule.Linear(), paths)).containsExactly(2.5, 5.0, 2.5);
        assertThat(conversions(new Rule.PositionBased(0.5, 0.25), paths)).containsExactly(5.0, 2.5, 2.5);
        // Weights 1/8, 1/4, 1/2, 1 of 15/8.
        List<Double> decayed = conversions(new Rule.TimeDecay(1), paths);
        assertThat(decayed.get(0)).isCloseTo(10 / 15.0, within(1e-12));
        assertThat(decayed.get(1)).isCloseTo(60 / 15.0, within(1e-12));
        assertThat(decayed.get(2)).isCloseTo(80 / 15.0, within(1e-12));
    }

    private static List<Double> conversions(Rule rule, PathCounts paths) {
        return rule.credit(paths).stream().map(Credit::conversions).toList();
    }

    @Test
    void directIsCreditedWhereThereIsNothingElse() {
        PathCounts paths =
                PathCounts.of(List.of("direct")).add(new int[] {0, 0}, 2, 9, 0).build();

        assertThat(new Rule.LastNonDirect(Set.of("direct")).credit(paths)).containsExactly(new Credit("direct", 2, 9));
    }

    @Test
    void withoutUnconvertedJourneysTheLogisticModelSaysWhyItIsSilent() {
        PathCounts paths =
                PathCounts.of(List.of("a", "b")).add(new int[] {0, 1}, 4, 8, 0).build();

        Credited credited = Attribution.of(Model.DATA_DRIVEN, paths, SETTINGS);

        assertThat(credited.credits()).isEmpty();
        assertThat(credited.silence()).isPresent();
        assertThat(Attribution.of(Model.SHAPLEY, paths, SETTINGS).credits())
                .containsExactly(new Credit("a", 2, 4), new Credit("b", 2, 4));
    }

    @Test
    void pathsWithoutMeaningAreRefused() {
        PathCounts.Builder built = PathCounts.of(List.of("a"));
        assertThatThrownBy(() -> built.add(new int[0], 1, 1, 1)).hasMessageContaining("no touch");
        assertThatThrownBy(() -> built.add(new int[] {1}, 1, 1, 1)).hasMessageContaining("channel 1");
        assertThatThrownBy(() -> built.add(new int[] {0}, -1, 0, 1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> built.add(new int[] {0}, 0, 5, 1)).hasMessageContaining("no conversion");
        assertThatThrownBy(() -> PathCounts.of(List.of("a", "a"))).hasMessageContaining("twice");
    }
}
