package io.windrose.http;

import io.windrose.analyze.anomaly.Expectation;
import io.windrose.analyze.anomaly.Explanation;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Words;
import io.windrose.campaign.alerts.Alert;
import io.windrose.campaign.alerts.Figures;
import io.windrose.visualize.letter.Letter;
import io.windrose.visualize.letter.Look;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Letters as the API's document describes them. */
final class LetterForms {
    private LetterForms() {}

    /**
     * What the web app's words are made of.
     *
     * @param by with whose rights it is made
     * @param app where people find the app
     */
    record Input(Shown letter, String language, String by, String app) {}

    /** An answer. */
    record Shown(
            String week,
            int number,
            DateRange days,
            DateRange weekBefore,
            DateRange yearBefore,
            String zone,
            String currency,
            boolean quiet,
            List<Figure> figures,
            List<Move> moves,
            List<Move> also,
            List<String> unjudged,
            List<ShownLook> looks,
            int more) {
        static Shown of(Letter letter) {
            return new Shown(
                    letter.week().word(),
                    letter.week().number(),
                    letter.week().days(),
                    letter.week().before().days(),
                    letter.week().yearBefore().days(),
                    letter.zone(),
                    letter.currency(),
                    letter.isQuiet(),
                    letter.figures().stream().map(Figure::of).toList(),
                    letter.moves().stream().map(Move::of).toList(),
                    letter.also().stream().map(Move::of).toList(),
                    letter.unjudged(),
                    letter.looks().stream().map(ShownLook::of).toList(),
                    letter.more());
        }
    }

    record Named(String name, String title, String unit) {
        static Named of(Letter.Named metric) {
            return new Named(metric.name(), metric.title(), metric.unit().word());
        }
    }

    record Figure(
            Named metric,
            Optional<Double> value,
            Optional<Double> weekBefore,
            Optional<Double> yearBefore,
            Optional<Double> expected,
            Optional<Double> low,
            Optional<Double> high,
            String verdict) {
        static Figure of(Letter.Figure figure) {
            return new Figure(
                    Named.of(figure.metric()),
                    Optional.ofNullable(figure.value()),
                    Optional.ofNullable(figure.weekBefore()),
                    Optional.ofNullable(figure.yearBefore()),
                    figure.interval().map(Expectation.Interval::expected),
                    figure.interval().map(Expectation.Interval::low),
                    figure.interval().map(Expectation.Interval::high),
                    Words.word(figure.verdict()));
        }
    }

    record Move(
            Named metric,
            String kind,
            DateRange days,
            double value,
            double expected,
            double low,
            double high,
            double change,
            Optional<Why> why) {
        static Move of(Letter.Move move) {
            return new Move(
                    Named.of(move.metric()),
                    Words.word(move.kind()),
                    move.days(),
                    move.value(),
                    move.interval().expected(),
                    move.interval().low(),
                    move.interval().high(),
                    move.change(),
                    move.why().map(Why::of));
        }
    }

    record Why(String field, List<Part> parts, double rest) {
        static Why of(Letter.Why why) {
            return new Why(why.field(), why.parts().stream().map(Part::of).toList(), why.rest());
        }
    }

    record Part(TrendForms.Row label, double change) {
        static Part of(Letter.Part part) {
            Explanation.Segment segment = part.segment();
            return new Part(new TrendForms.Row(Words.word(segment.kind()), segment.values()), part.change());
        }
    }

    /** Of a kind, with what that has. */
    record ShownLook(
            String kind,
            Optional<String> name,
            Optional<UUID> campaign,
            Optional<String> alert,
            Optional<String> unit,
            Optional<Figures> seen,
            Optional<String> verdict,
            Optional<LocalDate> day,
            Optional<String> event,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<Long> events,
            Optional<Double> usual) {
        static ShownLook of(Look look) {
            return switch (look) {
                case Look.Campaign off -> campaign(off.alert());
                case Look.Watched watched ->
                    data("watched", watched.name()).on(Words.word(watched.verdict()), watched.since());
                case Look.Silent silent -> data("silent", silent.source()).at(silent.newest(), Optional.empty());
                case Look.Gap gap ->
                    data("gap", gap.source())
                            .at(Optional.of(gap.from()), Optional.of(gap.to()))
                            .counted(gap.event(), gap.seen(), Optional.of(gap.usual()));
                case Look.Unaccounted unaccounted ->
                    data("unaccounted", "").counted(Optional.empty(), unaccounted.events(), Optional.empty());
            };
        }

        private static ShownLook campaign(Alert alert) {
            return new ShownLook(
                    "campaign",
                    Optional.of(alert.campaignName()),
                    Optional.of(alert.campaign()),
                    Optional.of(alert.kind().word()),
                    Optional.of(alert.unit()),
                    Optional.of(alert.seen()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        private static ShownLook data(String kind, String name) {
            return new ShownLook(
                    kind,
                    Optional.of(name).filter(known -> !known.isEmpty()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        private ShownLook on(String judged, LocalDate since) {
            return new ShownLook(
                    kind,
                    name,
                    campaign,
                    alert,
                    unit,
                    seen,
                    Optional.of(judged),
                    Optional.of(since),
                    event,
                    from,
                    to,
                    events,
                    usual);
        }

        private ShownLook at(Optional<Instant> begin, Optional<Instant> end) {
            return new ShownLook(
                    kind, name, campaign, alert, unit, seen, verdict, day, event, begin, end, events, usual);
        }

        private ShownLook counted(Optional<String> of, long count, Optional<Double> usually) {
            return new ShownLook(
                    kind, name, campaign, alert, unit, seen, verdict, day, of, from, to, Optional.of(count), usually);
        }
    }
}
