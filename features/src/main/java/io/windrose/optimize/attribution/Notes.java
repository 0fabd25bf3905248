package io.windrose.optimize.attribution;

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
import java.util.stream.Collectors;

/** What a reader of a result must know, in the order in which it was found. For one thread. */
final class Notes {
    private final List<AttributionResult.Note> notes = new ArrayList<>();

    Notes() {
        add(
                "rules-credit-what-was-there",
                "models credit what touches a journey, not what causes it: search, affiliates and direct visits catch people who want to buy already; what a channel adds is beside them");
    }

    List<AttributionResult.Note> all() {
        return notes;
    }

    void add(String code, String text) {
        notes.add(new AttributionResult.Note(code, text));
    }

    void models(List<Credited> models, JourneyTable table, PathCounts counts) {
        for (Credited credited : models) {
            credited.silence()
                    .ifPresent(why ->
                            add("model-silent", "%s says nothing: %s".formatted(word(credited.model()), why)));
        }
        if (counts.nulls() == 0) {
            add(
                    "no-nulls",
                    "no journey without a conversion is known: models that compare share as if each journey converted");
        }
        if (table.hasOthers()) {
            add(
                    "keys-folded",
                    "beyond the %d most frequent all are shown as one"
                            .formatted(table.keys().size() - 1));
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
                    String.format(
                            Locale.ROOT,
                            "%.0f conversions have no touch within the lookback and are credited to nobody",
                            paths.untouched()));
        }
        if (paths.withoutValue() > 0) {
            add(
                    "value-unknown",
                    String.format(
                            Locale.ROOT,
                            "%.0f conversions have no value that can be read: they count, and are worth nothing",
                            paths.withoutValue()));
        }
    }

    void lifts(List<Lift> lifts, JourneyTable table) {
        String unknown = lifts.stream()
                .map(Lift::channel)
                .filter(channel -> !table.keys().contains(channel))
                .distinct()
                .sorted()
                .collect(Collectors.joining("\", \""));
        if (!unknown.isEmpty()) {
            add("lift-unused", "there is no \"" + unknown + "\" among what touched: its lift is not used");
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
        doubt(shown, Doubt.FEW_TOUCHES, "few-touches", "below 50 touches: ");
    }

    private void doubt(List<Increment> increments, Doubt doubt, String code, String words) {
        String found = increments.stream()
                .filter(each -> each.doubts().contains(doubt))
                .map(Increment::channel)
                .collect(Collectors.joining(", "));
        if (!found.isEmpty()) {
            add(code, words + found);
        }
    }

    void costs(Map<String, JourneyRows.Cost> costs, Set<String> untouched) {
        long unrated =
                costs.values().stream().mapToLong(JourneyRows.Cost::unrated).sum();
        if (unrated > 0) {
            add("rates-missing", unrated + " costs have no rate of their day and are in no sum");
        }
        if (!untouched.isEmpty()) {
            add(
                    "cost-without-touches",
                    "%d were paid for and touched nobody who is known; they are the last rows"
                            .formatted(untouched.size()));
        }
    }

    private static String word(Enum<?> model) {
        return model.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
