package io.windrose.visualize.letter;

import io.windrose.analyze.anomaly.Expectation;
import io.windrose.analyze.anomaly.Explanation;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.metric.Unit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a week.
 *
 * @param zone by whose clock its days begin and end
 * @param currency of all amounts
 * @param moves what is news, the most unusual first, with what explains it
 * @param also what is news too, and not explained here; also what is back to what is usual
 * @param unjudged metrics of which nothing is known to be expected of a week yet, by their titles
 * @param looks what is open now; none for a week of the past
 * @param more how many are open beside them
 */
public record Letter(
        Week week,
        String zone,
        String currency,
        List<Figure> figures,
        List<Move> moves,
        List<Move> also,
        List<String> unjudged,
        List<Look> looks,
        int more) {
    public Letter {
        figures = List.copyOf(figures);
        moves = List.copyOf(moves);
        also = List.copyOf(also);
        unjudged = List.copyOf(unjudged);
        looks = List.copyOf(looks);
    }

    /** Whether nothing moved beyond what varies by chance. */
    public boolean isQuiet() {
        return moves.isEmpty();
    }

    /** A metric by its name and title. */
    public record Named(String name, String title, Unit unit) {}

    /**
     * A metric of the week.
     *
     * @param value null where there is none, as in the two that it is compared with
     * @param yearBefore of the week 52 weeks before
     * @param interval what was expected; empty where nothing is known
     */
    public record Figure(
            Named metric,
            @Nullable Double value,
            @Nullable Double weekBefore,
            @Nullable Double yearBefore,
            Optional<Expectation.Interval> interval,
            Expectation.Verdict verdict) {}

    /** What kind of news it is. */
    public enum Kind {
        /** The week as a whole was not as expected. */
        WEEK,
        /** A single day was far from what was expected. */
        DAY,
        /** The week before was unusual, and this one is as expected. */
        BACK
    }

    /**
     * A metric that was not as expected.
     *
     * @param days the week, or the one day
     * @param deviation how many times the interval's half width the value lies from what was expected, 0 or more
     * @param why what explains it; empty where it does not add up from parts, or was not asked
     */
    public record Move(
            Named metric,
            Kind kind,
            DateRange days,
            double value,
            Expectation.Interval interval,
            double deviation,
            Optional<Why> why) {
        public double change() {
            return value - interval.expected();
        }

        Move because(Optional<Why> found) {
            return new Move(metric, kind, days, value, interval, deviation, found);
        }
    }

    /**
     * What a change is made of: the parts and the rest add up to it.
     *
     * @param field by whose values it is split
     * @param parts that explain it; none where all parts changed alike
     * @param rest of all others
     */
    public record Why(String field, List<Part> parts, double rest) {
        public Why {
            parts = List.copyOf(parts);
        }

        static Optional<Why> of(Explanation explanation) {
            Optional<Explanation.Split> best = explanation.splits().stream()
                    .filter(split -> split.named() > 0)
                    .findFirst()
                    .or(() -> explanation.splits().stream().findFirst());
            return best.map(split -> {
                List<Part> named = split.parts().subList(0, split.named()).stream()
                        .map(part -> new Part(part.segment(), part.change()))
                        .toList();
                double rest = explanation.change()
                        - named.stream().mapToDouble(Part::change).sum();
                return new Why(split.field().word(), named, rest);
            });
        }
    }

    /** What a part of a metric changed by. */
    public record Part(Explanation.Segment segment, double change) {}
}
