package io.windrose.collect.importing.mapping;

import io.windrose.collect.importing.reading.FileForm;
import io.windrose.core.Incorrect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What people should know of a mapping before anything is written. */
final class Remarks {
    private Remarks() {}

    static List<String> of(Mapping mapping, Sample sample) {
        List<String> remarks = new ArrayList<>();
        try {
            mapping.check(sample.header());
        } catch (Incorrect e) {
            remarks.add(e.text());
            return remarks;
        }
        if (mapping.file().layout() == FileForm.Layout.LINES) {
            if (mapping.kind() == ImportKind.WEBLOG) {
                remarks.add(mapping.site()
                        .map("The log is taken to be of %s, which most referrers name."::formatted)
                        .orElse("Nothing says which site the log is of, so no visit gets a channel: name the site."));
            }
            return remarks;
        }
        times(mapping, sample, remarks);
        numbers(mapping, sample, remarks);
        money(mapping, remarks);
        shape(mapping, remarks);
        if (!mapping.ignored().isEmpty()) {
            remarks.add("These columns are left out: %s.".formatted(String.join(", ", mapping.ignored())));
        }
        return remarks;
    }

    private static void times(Mapping mapping, Sample sample, List<String> remarks) {
        for (Map.Entry<Field, String> column : mapping.columns().entrySet()) {
            if (column.getKey().type() == Field.Type.TIME) {
                TimeRecognition.find(
                                sample.values(column.getValue()),
                                mapping.times().zone())
                        .filter(found -> !found.isSure())
                        .forEach(found -> remarks.add(
                                "The dates in \"%s\" could be day/month or month/day; they are read as %s. Change it if that is wrong."
                                        .formatted(
                                                column.getValue(),
                                                mapping.times().order().word())));
            }
        }
        if (mapping.kind() == ImportKind.CONTACTS && !mapping.columns().containsKey(Field.KNOWN_SINCE)) {
            remarks.add("No column says since when a contact is known: they are dated by the start of the import.");
        }
    }

    private static void numbers(Mapping mapping, Sample sample, List<String> remarks) {
        var found = NumberRecognition.find(mapping.columns().entrySet().stream()
                .filter(each -> each.getKey().type() == Field.Type.NUMBER)
                .flatMap(each -> sample.values(each.getValue()).stream()));
        if (!found.isSure()) {
            remarks.add("Numbers as 1,234 could have a decimal comma; it is read as %s."
                    .formatted(mapping.numbers().decimal() == ',' ? "one" : "a group of thousands"));
        }
    }

    private static void money(Mapping mapping, List<String> remarks) {
        boolean hasMoney = mapping.kind() == ImportKind.ORDERS
                || mapping.kind() == ImportKind.SPEND
                || mapping.columns().containsKey(Field.CONVERSION_VALUE);
        if (hasMoney && mapping.currency().isEmpty() && !mapping.columns().containsKey(Field.CURRENCY)) {
            remarks.add("Nothing says the currency of the amounts: give one, or they are stored without.");
        }
        if (mapping.kind() == ImportKind.ORDERS && !mapping.columns().containsKey(Field.USER_ID)) {
            remarks.add("No column names the customer: the orders are stored without.");
        }
    }

    private static void shape(Mapping mapping, List<String> remarks) {
        if (mapping.shape() == Shape.PATHS) {
            remarks.add("The paths have no times: each is stored as that many journeys, with one minute between two"
                    + " touches, on " + mapping.lastDay().map(Object::toString).orElse("the day of the import")
                    + ".");
        }
        if (mapping.kind() == ImportKind.SPEND
                && mapping.shape() == Shape.ROWS
                && !mapping.columns().containsKey(Field.CHANNEL)) {
            remarks.add("No column names the channel: the costs are stored under the channel \"other\".");
        }
        if (mapping.kind() == ImportKind.SPEND && mapping.days() > 1) {
            remarks.add(
                    mapping.days() == 7
                            ? "The costs are of whole weeks, and stay so: 7 days from the day given."
                            : "The costs are of whole months, and stay so.");
        }
    }
}
