package io.windrose.http;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Words;
import io.windrose.optimize.lift.DesignReport;
import io.windrose.optimize.lift.KeptOutcomes;
import io.windrose.optimize.lift.Lift;
import io.windrose.optimize.lift.LiftReport;
import io.windrose.optimize.lift.Outcomes;
import io.windrose.optimize.lift.Source;
import io.windrose.optimize.lift.TestChoice;
import io.windrose.science.lift.Warning;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Lifts as the API tells them. */
final class LiftAnswer {
    private LiftAnswer() {}

    /** A region, with the sum of what is known of it. */
    record Region(String name, double total, int gaps) {}

    /** Where outcomes are from. */
    record From(
            String kind,
            String outcome,
            Optional<String> by,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Optional<String> file,
            Optional<String> digest) {
        static From of(Source source) {
            return switch (source) {
                case Source.OfLake(DateRange range, Source.Outcome outcome, Source.By by) ->
                    new From(
                            "lake",
                            Words.word(outcome),
                            Optional.of(Words.word(by)),
                            Optional.of(range.from()),
                            Optional.of(range.to()),
                            Optional.empty(),
                            Optional.empty());
                case Source.OfFile(String file, String digest, Source.Outcome outcome) ->
                    new From(
                            "file",
                            Words.word(outcome),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(file),
                            Optional.of(digest));
            };
        }
    }

    record Looked(
            UUID id,
            From source,
            Map<String, Long> snapshots,
            LocalDate first,
            LocalDate last,
            int periods,
            int daysOfPeriod,
            List<Region> regions,
            List<Warning> warnings,
            double unplaced,
            long unratedOrders,
            String currency) {
        static Looked of(KeptOutcomes kept, double unplaced, long unratedOrders, String currency) {
            Outcomes outcomes = kept.outcomes();
            return new Looked(
                    kept.id(),
                    From.of(kept.source()),
                    kept.snapshots(),
                    outcomes.first(),
                    outcomes.last(),
                    outcomes.periods(),
                    outcomes.days(),
                    outcomes.regions().stream()
                            .map(each -> new Region(each, outcomes.total(each), outcomes.gaps(each)))
                            .toList(),
                    kept.warnings(),
                    unplaced,
                    unratedOrders,
                    currency);
        }
    }

    /** As lists show it. */
    record Shown(
            UUID id,
            String name,
            String state,
            Optional<String> method,
            Optional<List<String>> treated,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Optional<Object> lift,
            Optional<Object> relative,
            Optional<Double> confidence,
            Optional<Object> verdict,
            String maker,
            Instant madeAt,
            Optional<Instant> endedAt,
            String version,
            Optional<UUID> repeatOf,
            Optional<String> problem) {
        static Shown of(Lift lift) {
            Optional<TestChoice> test = lift.test().map(Lift.Tested::choice);
            Optional<LiftReport> report = lift.test().flatMap(Lift.Tested::report);
            return new Shown(
                    lift.id(),
                    lift.name(),
                    Words.word(lift.state()),
                    test.map(each -> Words.word(each.method())),
                    report.map(LiftReport::treated).or(() -> test.map(TestChoice::treated)),
                    test.map(TestChoice::from),
                    test.map(TestChoice::counted),
                    report.map(LiftReport::lift),
                    report.map(LiftReport::relative),
                    report.map(LiftReport::confidence),
                    report.map(LiftReport::verdict),
                    lift.maker(),
                    lift.madeAt(),
                    lift.endedAt(),
                    lift.version(),
                    lift.repeatOf(),
                    lift.problem());
        }
    }

    record Designed(Object choice, Looked outcomes, Optional<DesignReport> report) {}

    record Tested(Object choice, Optional<Looked> outcomes, Optional<LiftReport> report) {}

    record Whole(Shown lift, Optional<Designed> design, Optional<Tested> test, String currency) {}
}
