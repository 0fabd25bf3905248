package io.windrose.science.attribution;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All models side by side. */
public final class Attribution {
    private Attribution() {}

    /** A way to share conversions. */
    public enum Model {
        FIRST,
        LAST,
        LAST_NON_DIRECT,
        LINEAR,
        TIME_DECAY,
        POSITION_BASED,
        MARKOV_1,
        MARKOV_2,
        SHAPLEY,
        DATA_DRIVEN
    }

    /**
     * What models need to know.
     *
     * @param direct channels of which nobody tells where they came from
     * @param halfLifeTouches of time decay
     * @param first share of the first touch, by position
     * @param last share of the last touch, by position
     * @param seed of what is drawn
     * @param draws for each long journey of Shapley values
     */
    public record Settings(
            Set<String> direct, double halfLifeTouches, double first, double last, long seed, int draws) {
        public Settings {
            direct = Set.copyOf(direct);
        }

        public static Settings usual() {
            return new Settings(Set.of("direct"), 2, 0.4, 0.4, 1, 200);
        }
    }

    /**
     * What a model said.
     *
     * @param credits by the number of the channel; none when it said nothing
     * @param diagnostics figures of the fit, by name
     * @param silence why it said nothing
     */
    public record Credited(
            Model model, List<Credit> credits, Map<String, Double> diagnostics, Optional<String> silence) {
        public Credited {
            credits = List.copyOf(credits);
            diagnostics = Map.copyOf(diagnostics);
        }

        private static Credited of(Model model, List<Credit> credits) {
            return new Credited(model, credits, Map.of(), Optional.empty());
        }
    }

    public static List<Credited> all(PathCounts paths, Settings settings) {
        return Arrays.stream(Model.values())
                .map(model -> of(model, paths, settings))
                .toList();
    }

    public static Credited of(Model model, PathCounts paths, Settings settings) {
        return switch (model) {
            case FIRST -> Credited.of(model, new Rule.First().credit(paths));
            case LAST -> Credited.of(model, new Rule.Last().credit(paths));
            case LAST_NON_DIRECT -> Credited.of(model, new Rule.LastNonDirect(settings.direct()).credit(paths));
            case LINEAR -> Credited.of(model, new Rule.Linear().credit(paths));
            case TIME_DECAY -> Credited.of(model, new Rule.TimeDecay(settings.halfLifeTouches()).credit(paths));
            case POSITION_BASED ->
                Credited.of(model, new Rule.PositionBased(settings.first(), settings.last()).credit(paths));
            case MARKOV_1 -> markov(model, paths, 1);
            case MARKOV_2 -> markov(model, paths, 2);
            case SHAPLEY -> shapley(paths, settings);
            case DATA_DRIVEN -> dataDriven(paths);
        };
    }

    private static Credited markov(Model model, PathCounts paths, int order) {
        Markov.Fitted fitted = Markov.fit(paths, order);
        return new Credited(
                model,
                fitted.credits(),
                Map.of(
                        "probability", fitted.probability(),
                        "states", (double) fitted.states(),
                        "residual", fitted.residual()),
                Optional.empty());
    }

    private static Credited shapley(PathCounts paths, Settings settings) {
        Shapley.Fitted fitted = Shapley.fit(paths, settings.seed(), settings.draws());
        return new Credited(
                Model.SHAPLEY,
                fitted.credits(),
                Map.of(
                        "draws",
                        (double) fitted.draws(),
                        "largestError",
                        fitted.errors().stream()
                                .mapToDouble(Double::doubleValue)
                                .max()
                                .orElse(0)),
                Optional.empty());
    }

    private static Credited dataDriven(PathCounts paths) {
        Optional<DataDriven.Fitted> found = DataDriven.fit(paths);
        if (found.isEmpty()) {
            return new Credited(
                    Model.DATA_DRIVEN,
                    List.of(),
                    Map.of(),
                    Optional.of(
                            "journeys with a conversion and journeys without one are needed, and one kind is missing"));
        }
        DataDriven.Fitted fitted = found.get();
        Map<String, Double> diagnostics = new LinkedHashMap<>();
        diagnostics.put("steps", (double) fitted.steps());
        diagnostics.put("converged", fitted.isConverged() ? 1.0 : 0.0);
        return new Credited(Model.DATA_DRIVEN, fitted.credits(), diagnostics, Optional.empty());
    }
}
