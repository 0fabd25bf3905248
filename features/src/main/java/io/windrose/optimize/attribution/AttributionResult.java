package io.windrose.optimize.attribution;

import io.windrose.analyze.ask.Note;
import io.windrose.science.attribution.Attribution;
import io.windrose.science.attribution.Increments;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the models say, side by side.
 *
 * @param models with credits in the order of {@code rows}
 * @param rows the most frequent first; those only paid for last
 * @param paths the most frequent
 * @param times conversions by how long they took from the first touch; empty where it is not known
 * @param notes what is doubtful, by code
 * @param snapshots of the tables that were read; none for a file
 */
public record AttributionResult(
        Totals totals,
        List<Attribution.Credited> models,
        List<Row> rows,
        List<PathRow> paths,
        long differentPaths,
        List<LengthRow> lengths,
        Map<String, Double> times,
        List<Note> notes,
        Map<String, Long> snapshots) {
    public AttributionResult {
        models = List.copyOf(models);
        rows = List.copyOf(rows);
        paths = List.copyOf(paths);
        lengths = List.copyOf(lengths);
        notes = List.copyOf(notes);
        snapshots = Map.copyOf(snapshots);
    }

    /**
     * Of all journeys.
     *
     * @param conversions with at least one touch, as {@code value}
     * @param untouched conversions that no touch came before
     * @param nulls journeys without a conversion
     */
    public record Totals(
            double conversions, double value, double untouched, double untouchedValue, double nulls, BigDecimal cost) {}

    /**
     * A channel or campaign.
     *
     * @param name where it has another one than its key
     * @param cost in the company's currency; empty where nothing was paid
     * @param increment empty for a file, which does not say what was done before touches, unless it was tested
     */
    public record Row(
            String key, Optional<String> name, Optional<BigDecimal> cost, Optional<Increments.Increment> increment) {}

    /**
     * A path.
     *
     * @param days from the first touch to the conversion, on average; NaN where it is not known
     */
    public record PathRow(List<String> path, double conversions, double value, double nulls, double days) {
        public PathRow {
            path = List.copyOf(path);
        }
    }

    /**
     * Journeys of so many touches.
     *
     * @param touches the last stands for all that are longer too
     */
    public record LengthRow(int touches, double conversions, double nulls) {}
}
