package io.windrose.collect.importing.mapping;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A log does not say which site it is of; the one that refers most to it is itself. */
final class LogSite {
    private static final Pattern REFERRER = Pattern.compile("\" \\d{3} \\S+ \"(https?://[^/\"?# ]+)");

    private LogSite() {}

    static Optional<String> find(Sample sample) {
        Map<String, Integer> counts = new HashMap<>();
        sample.rows().forEach(row -> {
            Matcher referrer = REFERRER.matcher(row.cell(0));
            if (referrer.find()) {
                counts.merge(referrer.group(1), 1, Integer::sum);
            }
        });
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }
}
