package io.windrose.analyze.metric;

import io.windrose.analyze.ask.Condition;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.core.EventType;
import io.windrose.core.Incorrect;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a definition, as {@code docs/spec/analyses.md} describes it. What is wrong is told with its place. */
final class MetricText {
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final List<String> OF_ALL =
            List.of("name", "title", "description", "owner", "unit", "check", "measure");
    private static final Pattern TIME = Pattern.compile("(\\d{1,9}) (second|minute|hour|day)s?");
    private static final Map<String, Duration> LENGTHS = Map.of(
            "second", Duration.ofSeconds(1),
            "minute", Duration.ofMinutes(1),
            "hour", Duration.ofHours(1),
            "day", Duration.ofDays(1));

    private final YamlMap text;
    private final Function<String, Formula> known;

    private MetricText(YamlMap text, Function<String, Formula> known) {
        this.text = text;
        this.known = known;
    }

    /** @param known the formulas of other metrics, by their names; refuses one that there is not */
    static Metric parse(String text, Function<String, Formula> known) {
        return new MetricText(YamlMap.of(text), known).metric();
    }

    /** The name alone, of a text whose rest may be wrong. */
    static String name(String text) {
        return YamlMap.of(text).text("name");
    }

    private Metric metric() {
        String name = text.read("name", value -> {
            if (!Metric.NAME.matcher(value).matches()) {
                throw new Incorrect(
                        "analyze.wrong-metric",
                        "\"" + value + "\" is no name of a metric; give up to 63 small letters, digits and low lines,"
                                + " a letter first");
            }
            return value;
        });
        Formula formula = formula();
        Unit unit = text.find("unit", Unit::named).orElse(formula.unit());
        return new Metric(
                name,
                text.read("title", line(LONGEST_LINE)),
                text.find("description", line(LONGEST_DESCRIPTION)).orElse(""),
                text.find("owner", line(LONGEST_LINE)).orElse(""),
                unit,
                formula,
                bounds());
    }

    private static Function<String, String> line(int longest) {
        return value -> {
            if (value.isBlank() || value.length() > longest) {
                throw new Incorrect(
                        "analyze.wrong-metric",
                        "it has %d characters; give 1 to %d".formatted(value.length(), longest));
            }
            return value;
        };
    }

    private Metric.Bounds bounds() {
        Optional<YamlMap> check = text.findMap("check");
        if (check.isEmpty()) {
            return Metric.Bounds.NONE;
        }
        check.get().requireOnly(List.of("at-least", "at-most"));
        return check.get()
                .checked(() -> new Metric.Bounds(
                        check.get().find("at-least", MetricText::number),
                        check.get().find("at-most", MetricText::number)));
    }

    private Formula formula() {
        String measure = text.read("measure", Function.identity());
        return switch (measure) {
            case "ratio" -> {
                allow("dividend", "divisor");
                yield new Formula.Ratio(text.read("dividend", known), text.read("divisor", known));
            }
            case "conversion" -> {
                allow("from", "to", "within");
                EventChoice from = choice(text.map("from"));
                EventChoice to = choice(text.map("to"));
                Duration within = text.read("within", MetricText::duration);
                yield text.checkedAt("within", () -> new Formula.Conversion(from, to, within));
            }
            case "retention" -> {
                allow("first", "again", "within");
                EventChoice first = choice(text.map("first"));
                EventChoice again = choice(text.map("again"));
                Duration within = text.read("within", MetricText::duration);
                yield text.checkedAt("within", () -> new Formula.Retention(first, again, days(within)));
            }
            default -> figure();
        };
    }

    private Formula.Figure figure() {
        allow("source", "field", "share", "type", "event", "where");
        Aggregate aggregate = text.read("measure", word -> {
            try {
                return Aggregate.named(word);
            } catch (Incorrect e) {
                throw new Incorrect("analyze.unknown-measure", e.text() + ", ratio, conversion, retention", e);
            }
        });
        Source source = text.find("source", Source::named).orElse(Source.EVENTS);
        Optional<String> field = text.find("field", word -> {
            source.unit(word);
            if (source == Source.EVENTS) {
                Field.parse(word);
            }
            return word;
        });
        double share = text.find("share", MetricText::number)
                .map(BigDecimal::doubleValue)
                .orElse(0.0);
        EventChoice choice = choice(text, source);
        String at = aggregate == Aggregate.QUANTILE && text.has("share")
                ? "share"
                : text.has("field") ? "field" : "measure";
        return text.checkedAt(at, () -> new Formula.Figure(source, aggregate, field, share, choice));
    }

    private void allow(String... more) {
        List<String> all = new ArrayList<>(OF_ALL);
        all.addAll(List.of(more));
        text.requireOnly(all);
    }

    private EventChoice choice(YamlMap of) {
        of.requireOnly(List.of("type", "event", "where"));
        return choice(of, Source.EVENTS);
    }

    /** An event that is named is one that was tracked, unless its type is named as well. */
    private static EventChoice choice(YamlMap of, Source source) {
        Optional<String> event = of.find("event", Function.identity());
        Optional<EventType> type = of.find("type", MetricText::type);
        List<Condition> conditions = new ArrayList<>();
        for (YamlMap each : of.list("where")) {
            each.requireOnly(List.of("field", "is", "value", "values"));
            Field field = each.read("field", word -> {
                Field found = Field.parse(word);
                source.require(found);
                return found;
            });
            Condition.Operator operator = each.read("is", Condition.Operator::named);
            List<String> values = new ArrayList<>(each.texts("values"));
            each.find("value", Function.identity()).ifPresent(values::add);
            conditions.add(each.checked(() -> new Condition(field, operator, values)));
        }
        return of.checked(() -> new EventChoice(
                type.isEmpty() && event.isPresent() ? Optional.of(EventType.TRACK) : type, event, conditions));
    }

    private static EventType type(String word) {
        return EventType.named(word)
                .orElseThrow(() -> new Incorrect(
                        "analyze.unknown-type",
                        "there is no type \"" + word + "\"; give track, page, screen, identify, group or alias"));
    }

    private static BigDecimal number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs(number.scale()) <= 30 && number.precision() <= 30) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through: no number and one without end have the same remedy.
        }
        throw new Incorrect("analyze.wrong-metric", "\"" + text + "\" is no number; give one as 0.5");
    }

    private static Duration duration(String text) {
        Matcher found = TIME.matcher(text);
        if (!found.matches()) {
            throw new Incorrect(
                    "analyze.wrong-metric", "\"" + text + "\" is no time; give one as 30 minutes, 12 hours or 7 days");
        }
        Duration unit = LENGTHS.getOrDefault(found.group(2), Duration.ZERO);
        return unit.multipliedBy(Long.parseLong(found.group(1)));
    }

    private static int days(Duration within) {
        if (!within.equals(Duration.ofDays(within.toDays()))) {
            throw new Incorrect("analyze.wrong-metric", "people come again within whole days; give a time as 7 days");
        }
        return (int) Math.min(within.toDays(), Integer.MAX_VALUE);
    }
}
