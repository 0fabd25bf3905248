package io.windrose.analyze.metric;

import io.windrose.analyze.ask.Condition;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.core.Incorrect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How a figure is computed. */
public sealed interface Formula {
    int MOST_DAYS = 366;

    /** What it is, unless its definition says otherwise. */
    Unit unit();

    /**
     * One made of the rows of a source.
     *
     * @param field a number of the source, or of events any field; where the aggregate needs one
     * @param share of a quantile: below it lies this share of the values; else 0
     * @param choice which rows; of other sources than events by conditions alone
     */
    record Figure(Source source, Aggregate aggregate, Optional<String> field, double share, EventChoice choice)
            implements Formula {
        public Figure {
            if (aggregate.needsField() && field.isEmpty()) {
                throw wrong("the measure %s needs a field to be made of".formatted(aggregate.word()));
            }
            if (!aggregate.needsField() && field.isPresent()) {
                throw wrong("the measure %s is made of no field; leave \"%s\" out"
                        .formatted(aggregate.word(), field.get()));
            }
            if (aggregate == Aggregate.QUANTILE ? !(share > 0 && share < 1) : share != 0) {
                throw wrong(
                        aggregate == Aggregate.QUANTILE
                                ? "the share of a quantile is %s; give a number between 0 and 1, as 0.5"
                                        .formatted(share)
                                : "only a quantile has a share");
            }
            if (aggregate == Aggregate.PEOPLE && source == Source.SPEND) {
                throw wrong("nobody is known of spend; count people of events, orders or visits");
            }
            if (source != Source.EVENTS
                    && (choice.type().isPresent() || choice.name().isPresent())) {
                throw wrong(
                        "only events are chosen by type and name; choose %s by conditions".formatted(source.word()));
            }
            choice.conditions().stream().map(Condition::field).forEach(source::require);
            field.ifPresent(number -> {
                source.unit(number);
                if (source == Source.EVENTS) {
                    requireNumber(Field.parse(number));
                }
            });
        }

        @Override
        public Unit unit() {
            return field.map(source::unit).orElse(Unit.NUMBER);
        }

        private static void requireNumber(Field field) {
            if (field.kind() == Field.Kind.TEXT) {
                throw wrong("%s is text, and no number can be made of it; give revenue or properties.NAME"
                        .formatted(field.word()));
            }
        }
    }

    /** One by another. */
    record Ratio(Formula dividend, Formula divisor) implements Formula {
        @Override
        public Unit unit() {
            return dividend.unit() == Unit.MONEY && divisor.unit() != Unit.MONEY ? Unit.MONEY : Unit.NUMBER;
        }
    }

    /** The share of those who did the one that did the other within a time, from the same moment on. */
    record Conversion(EventChoice from, EventChoice to, Duration within) implements Formula {
        public Conversion {
            if (within.isNegative() || within.isZero() || within.compareTo(Duration.ofDays(MOST_DAYS)) > 0) {
                throw wrong("a conversion is within 1 second to %d days, and not %s".formatted(MOST_DAYS, within));
            }
            if (from.equals(to)) {
                throw wrong("a conversion goes from one thing to another, and these are the same; ask for retention");
            }
        }

        @Override
        public Unit unit() {
            return Unit.SHARE;
        }
    }

    /** The share of those who did the one that did the other on one of the next days. */
    record Retention(EventChoice first, EventChoice again, int days) implements Formula {
        public Retention {
            if (days < 1 || days > MOST_DAYS) {
                throw wrong("people come again within 1 to %d days, and not %d".formatted(MOST_DAYS, days));
            }
        }

        @Override
        public Unit unit() {
            return Unit.SHARE;
        }
    }

    /** What it is computed of, each by itself. */
    default List<Formula> parts() {
        return switch (this) {
            case Ratio ratio -> List.of(ratio.dividend(), ratio.divisor());
            case Figure figure -> List.of();
            case Conversion conversion -> List.of();
            case Retention retention -> List.of();
        };
    }

    /** Of which rows it is made, with those of its parts. */
    default Set<Source> sources() {
        return switch (this) {
            case Figure figure -> Set.of(figure.source());
            case Ratio ratio ->
                ratio.parts().stream().flatMap(part -> part.sources().stream()).collect(Collectors.toSet());
            case Conversion conversion -> Set.of(Source.EVENTS);
            case Retention retention -> Set.of(Source.EVENTS);
        };
    }

    private static Incorrect wrong(String why) {
        return new Incorrect("analyze.wrong-measure", why);
    }
}
