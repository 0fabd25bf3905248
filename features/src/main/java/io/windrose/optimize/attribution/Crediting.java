package io.windrose.optimize.attribution;

import io.windrose.analyze.ask.Note;
import io.windrose.science.attribution.Attribution;
import io.windrose.science.attribution.Attribution.Credited;
import io.windrose.science.attribution.Attribution.Model;
import io.windrose.science.attribution.Credit;
import io.windrose.science.attribution.Increments;
import io.windrose.science.attribution.Increments.Increment;
import io.windrose.science.attribution.Lift;
import io.windrose.science.attribution.PathCounts;
import io.windrose.science.attribution.TouchCounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts models, costs and increments of counted journeys together. */
final class Crediting {
    private static final int MOST_PATHS_SHOWN = 500;
    /** Of whom was not touched, but about to buy. */
    private static final String UNTOUCHED = "\u001funtouched";
    /** How many classes each thing that was done before has, the first being none. */
    private static final List<Integer> CLASSES = List.of(5, 5, 3, 5, 2);

    private static final JourneyRows.Cost NO_COST = new JourneyRows.Cost(Optional.empty(), BigDecimal.ZERO, 0);

    private final JourneyTable table;
    private final ModelSettings settings;
    private final List<Lift> lifts;

    Crediting(JourneyTable table, ModelSettings settings, List<Lift> lifts) {
        this.table = table;
        this.settings = settings;
        this.lifts = lifts;
    }

    AttributionResult nothing(JourneyRows.Paths paths, Map<String, Long> snapshots) {
        return new AttributionResult(
                new AttributionResult.Totals(0, 0, paths.untouched(), paths.untouchedValue(), 0, BigDecimal.ZERO),
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of(),
                Map.of(),
                List.of(Note.of(
                        "no-journeys",
                        "nobody was touched in these days: ask for others, or bring events with a channel")),
                snapshots);
    }

    AttributionResult ofFile() {
        PathCounts counts = table.counts();
        List<Credited> models = Attribution.all(counts, settings.settings());
        Notes notes = new Notes();
        notes.models(models, table, counts);
        notes.lifts(lifts, table);
        List<AttributionResult.Row> rows = new ArrayList<>();
        List<Increment> measured = measured(counts);
        for (int i = 0; i < table.keys().size(); i++) {
            Increment increment = measured.get(i);
            rows.add(new AttributionResult.Row(
                    table.keys().get(i),
                    Optional.empty(),
                    Optional.empty(),
                    increment.basis() == Increments.Basis.MEASURED ? Optional.of(increment) : Optional.empty()));
        }
        notes.add(
                "no-increments",
                "a file of paths does not say what people did before they were touched: channels are shown as they are credited, and what they add only where a lift is given");
        return result(counts, models, rows, Map.of(), 0, 0, BigDecimal.ZERO, notes, Map.of());
    }

    /** A lift is carried over by the journeys that the channel touched. */
    private List<Increment> measured(PathCounts counts) {
        TouchCounts touches = new TouchCounts(table.keys(), 0);
        for (int channel = 0; channel < table.keys().size(); channel++) {
            double journeys = 0;
            double converted = 0;
            for (int path = 0; path < counts.size(); path++) {
                if ((counts.set(path) >>> channel & 1) == 1) {
                    journeys += counts.conversions(path) + counts.nulls(path);
                    converted += counts.conversions(path);
                }
            }
            if (journeys > 0) {
                touches.add(channel, new double[0], journeys, converted);
            }
        }
        return Increments.of(touches, Set.of(), lifts);
    }

    AttributionResult ofLake(
            JourneyRows.Paths paths,
            Map<String, JourneyRows.Shared> decay,
            List<JourneyRows.Before> before,
            Map<String, JourneyRows.Cost> costs,
            boolean isUnfinished,
            Map<String, Long> snapshots) {
        PathCounts counts = table.counts();
        List<Credited> models = Attribution.all(counts, settings.settings()).stream()
                .map(credited -> credited.model() == Model.TIME_DECAY ? byDays(decay) : credited)
                .toList();
        List<Increment> increments = Increments.of(touches(before), baseline(), lifts);
        Notes notes = new Notes();
        notes.models(models, table, counts);
        notes.lifts(lifts, table);
        notes.journeys(paths, isUnfinished);
        notes.increments(increments, table.keys().size());

        List<AttributionResult.Row> rows = new ArrayList<>();
        Set<String> paid = new HashSet<>(costs.keySet());
        for (int i = 0; i < table.keys().size(); i++) {
            String key = table.keys().get(i);
            Optional<JourneyRows.Cost> cost = Optional.ofNullable(costs.get(key));
            paid.remove(key);
            rows.add(new AttributionResult.Row(
                    key,
                    cost.flatMap(JourneyRows.Cost::name),
                    cost.map(JourneyRows.Cost::cost),
                    Optional.of(increments.get(i))));
        }
        // They were paid for, and touched nobody whom the lake knows.
        for (String key : paid.stream().sorted().toList()) {
            JourneyRows.Cost cost = costs.getOrDefault(key, NO_COST);
            rows.add(new AttributionResult.Row(key, cost.name(), Optional.of(cost.cost()), Optional.empty()));
        }
        notes.costs(costs, paid);
        BigDecimal whole = costs.values().stream().map(JourneyRows.Cost::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        return result(
                counts,
                models,
                rows,
                table.times(),
                paths.untouched(),
                paths.untouchedValue(),
                whole,
                notes,
                snapshots);
    }

    private AttributionResult result(
            PathCounts counts,
            List<Credited> models,
            List<AttributionResult.Row> rows,
            Map<String, Double> times,
            double untouched,
            double untouchedValue,
            BigDecimal cost,
            Notes notes,
            Map<String, Long> snapshots) {
        return new AttributionResult(
                new AttributionResult.Totals(
                        counts.conversions(), counts.value(), untouched, untouchedValue, counts.nulls(), cost),
                models,
                rows,
                table.frequent(MOST_PATHS_SHOWN),
                counts.size(),
                table.lengths(),
                times,
                notes.all(),
                snapshots);
    }

    private Set<String> baseline() {
        Set<String> baseline = new HashSet<>(settings.baseline());
        baseline.add(UNTOUCHED);
        return baseline;
    }

    /** The keys in their order, and last whoever was not touched. */
    private TouchCounts touches(List<JourneyRows.Before> before) {
        List<String> channels = new ArrayList<>(table.keys());
        channels.add(UNTOUCHED);
        int features = CLASSES.stream().mapToInt(classes -> classes - 1).sum();
        TouchCounts touches = new TouchCounts(channels, features);
        for (JourneyRows.Before row : before) {
            int channel = row.key().isEmpty()
                    ? channels.size() - 1
                    : row.key().filter(table::isKnown).map(table::number).orElse(-1);
            // A touch that is in no journey of these days is of one that ended after them.
            if (channel >= 0) {
                touches.add(channel, features(row.classes(), features), row.touches(), row.conversions());
            }
        }
        return touches;
    }

    private static double[] features(List<Integer> classes, int features) {
        double[] found = new double[features];
        int offset = 0;
        for (int i = 0; i < CLASSES.size(); i++) {
            if (classes.get(i) > 0) {
                found[offset + classes.get(i) - 1] = 1;
            }
            offset += CLASSES.get(i) - 1;
        }
        return found;
    }

    private Credited byDays(Map<String, JourneyRows.Shared> decay) {
        double[] conversions = new double[table.keys().size()];
        double[] values = new double[table.keys().size()];
        decay.forEach((key, shared) -> {
            conversions[table.number(key)] += shared.conversions();
            values[table.number(key)] += shared.value();
        });
        List<Credit> credits = new ArrayList<>();
        for (int i = 0; i < conversions.length; i++) {
            credits.add(new Credit(table.keys().get(i), conversions[i], values[i]));
        }
        return new Credited(Model.TIME_DECAY, credits, Map.of(), Optional.empty());
    }
}
