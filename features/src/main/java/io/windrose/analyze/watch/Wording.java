package io.windrose.analyze.watch;

import io.windrose.analyze.anomaly.Expectation;
import io.windrose.analyze.anomaly.Expectation.Verdict;
import io.windrose.analyze.anomaly.Explanation;
import io.windrose.notice.Notice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is told of a day, in words. */
final class Wording {
    private static final int DIGITS = 4;

    private final Watch watch;
    private final Expectation found;
    private final Expectation.Day day;

    /** @param found with the day as its last */
    Wording(Watch watch, Expectation found) {
        this.watch = watch;
        this.found = found;
        this.day = found.days().getLast();
    }

    /** Those that are named of the field that explains best; empty where none are. */
    String parts() {
        return found.explanation()
                .flatMap(explanation -> explanation.splits().stream()
                        .filter(split -> split.named() > 0)
                        .findFirst())
                .map(split -> split.parts().subList(0, split.named()).stream()
                        .map(part -> split.field().word() + " " + name(part.segment()) + ": "
                                + (part.change() < 0 ? "" : "+") + figure(part.change()))
                        .collect(Collectors.joining("; ")))
                .orElse("");
    }

    Notice opened(URI app) {
        String way = day.verdict() == Verdict.LOW ? "lower" : "higher";
        String parts = parts();
        return notice(
                app,
                "watch.opened",
                "%s is %s than expected: %s on %s".formatted(watch.draft().name(), way, value(), day.day()),
                parts.isEmpty()
                        ? "No part of it explains most of the change."
                        : "Most of the change is of " + parts + ".");
    }

    Notice closed(URI app) {
        return notice(
                app,
                "watch.closed",
                "%s is as expected again: %s on %s".formatted(watch.draft().name(), value(), day.day()),
                "What was reported before is over, or has become usual.");
    }

    private Notice notice(URI app, String kind, String subject, String text) {
        Expectation.Interval interval = day.interval().orElseThrow();
        return Notice.of(
                kind,
                subject,
                List.of(text),
                List.of(
                        new Notice.Fact("Day", day.day().toString()),
                        new Notice.Fact(found.figure().title(), value()),
                        new Notice.Fact("Expected", figure(interval.expected())),
                        new Notice.Fact("Interval", figure(interval.low()) + " to " + figure(interval.high()))),
                Optional.of(app.resolve("/alerts/metrics")));
    }

    private String value() {
        Double value = day.value();
        return value == null ? "none" : figure(value);
    }

    private String figure(double number) {
        return switch (found.figure().unit()) {
            case NUMBER -> rounded(number);
            case MONEY -> rounded(number) + " " + found.currency();
            case SHARE -> rounded(100 * number) + " %";
            case SECONDS -> rounded(number) + " s";
        };
    }

    private static String rounded(double number) {
        return new BigDecimal(number)
                .round(new MathContext(DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String name(Explanation.Segment segment) {
        return switch (segment.kind()) {
            case VALUE -> "\"" + String.join(", ", segment.values()) + "\"";
            case OTHERS -> "of others";
            case UNKNOWN -> "unknown";
            case OVERLAP -> "counted twice";
        };
    }
}
