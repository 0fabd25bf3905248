package io.windrose.optimize.attribution;

import io.windrose.analyze.ask.Note;
import io.windrose.science.attribution.Attribution.Credited;
import io.windrose.science.attribution.Increments.Doubt;
import io.windrose.science.attribution.Increments.Increment;
import io.windrose.science.attribution.Lift;
import io.windrose.science.attribution.PathCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a reader of a result must know, in the order in which it was found. For one thread. */
final class Notes {
    private final List<Note> notes = new ArrayList<>();

    Notes() {
        add(
                "rules-credit-what-was-there",
                "models credit what touches a journey, not what causes it: search, affiliates and direct visits catch people who want to buy already; what a channel adds is beside them");
    }

    List<Note> all() {
        return notes;
    }

    void add(String code, String text) {
        notes.add(Note.of(code, text));
    }

    private void add(String code, String text, Map<String, Object> values) {
        notes.add(Note.of(code, text, values));
    }

    void models(List<Credited> models, JourneyTable table, PathCounts counts) {
        for (Credited credited : models) {
            credited.silence()
                    .ifPresent(why -> add(
                            "model-silent",
                            "{model} says nothing: {why}",
                            Map.of("model", word(credited.model()), "why", why)));
        }
        if (counts.nulls() == 0) {
            add(
                    "no-nulls",
                    "no journey without a conversion is known: models that compare share as if each journey converted");
        }
        if (table.hasOthers()) {
            add(
                    "keys-folded",
                    "beyond the {count} most frequent all are shown as one",
                    Map.of("count", table.keys().size() - 1));
        }
    }

    void journeys(JourneyRows.Paths paths, boolean isUnfinished) {
        if (isUnfinished) {
            add(
                    "unfinished",
                    "the days are not over: who was touched of late may still convert, so that late touches seem weaker");
        }
        if (paths.untouched() > 0) {
            add(
                    "untouched",
                    "{count} conversions have no touch within the lookback and are credited to nobody",
                    Map.of("count", Math.round(paths.untouched())));
        }
        if (paths.withoutValue() > 0) {
            add(
                    "value-unknown",
                    "{count} conversions have no value that can be read: they count, and are worth nothing",
                    Map.of("count", Math.round(paths.withoutValue())));
        }
    }

    void lifts(List<Lift> lifts, JourneyTable table) {
        List<String> unknown = lifts.stream()
                .map(Lift::channel)
                .filter(channel -> !table.keys().contains(channel))
                .distinct()
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            add("lift-unused", "{keys} did not touch anybody: no lift of that name is used", Map.of("keys", unknown));
        }
    }

    /** @param number of those that are shown */
    void increments(List<Increment> increments, int number) {
        List<Increment> shown = increments.subList(0, number);
        doubt(
                shown,
                Doubt.NO_BASELINE,
                "no-baseline",
                "nobody came by themselves, so that there is nobody to be compared with: ");
        doubt(
                shown,
                Doubt.POOR_OVERLAP,
                "poor-overlap",
                "hardly anybody who came by themselves had done the same before, so that the figure leans on the model: ");
        doubt(
                shown,
                Doubt.BRINGS_OTHERS,
                "brings-others",
                "people convert less than who came by themselves, so that it brings others, who would not have come, and only a test can say what it adds: ");
        doubt(shown, Doubt.FEW_TOUCHES, "few-touches", "below 50 touches: ");
    }

    private void doubt(List<Increment> increments, Doubt doubt, String code, String words) {
        List<String> found = increments.stream()
                .filter(each -> each.doubts().contains(doubt))
                .map(Increment::channel)
                .toList();
        if (!found.isEmpty()) {
            add(code, words + "{keys}", Map.of("keys", found));
        }
    }

    void costs(Map<String, JourneyRows.Cost> costs, Set<String> untouched) {
        long unrated =
                costs.values().stream().mapToLong(JourneyRows.Cost::unrated).sum();
        if (unrated > 0) {
            add(
                    "rates-missing",
                    "{count} {what} have no rate of their day and are in no sum",
                    Map.of("count", unrated, "what", "costs"));
        }
        if (!untouched.isEmpty()) {
            add(
                    "cost-without-touches",
                    "{count} were paid for and touched nobody who is known; they are the last rows",
                    Map.of("count", untouched.size()));
        }
    }

    private static String word(Enum<?> model) {
        return model.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
