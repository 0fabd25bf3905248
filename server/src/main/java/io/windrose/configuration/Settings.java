package io.windrose.configuration;

import io.windrose.core.Incorrect;
import io.windrose.core.Problem;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The given values by key. Every read says what it wants, so that after the last one {@link #finish} knows which given
 * keys nobody wanted, and {@link #known} what there is to set. Wrong values are gathered, not thrown at once.
 */
public final class Settings {
    /** A value as it was written, and where. */
    public record Given(String value, String place) {}

    /** A setting that the program knows. {@code standard} is what holds when it is not given. */
    public record Known(String key, String standard, String meaning) {}

    private final Map<String, Given> given;
    private final Map<String, Known> known = new LinkedHashMap<>();
    private final List<String> knownPrefixes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    public Settings(Map<String, Given> given) {
        this.given = new TreeMap<>(given);
    }

    public Optional<String> text(String key, String meaning) {
        note(key, "", meaning);
        return Optional.ofNullable(given.get(key)).map(Given::value).filter(value -> !value.isEmpty());
    }

    public String text(String key, String standard, String meaning) {
        note(key, standard, meaning);
        Given found = given.get(key);
        return found == null ? standard : found.value();
    }

    public int whole(String key, int standard, int least, int most, String meaning) {
        note(key, String.valueOf(standard), meaning);
        Given found = given.get(key);
        if (found == null) {
            return standard;
        }
        try {
            int value = Integer.parseInt(found.value());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Falls through: a number out of bounds and no number at all have the same remedy.
        }
        wrong(key, found, "give a whole number from " + least + " to " + most + ", for example " + standard);
        return standard;
    }

    /** Written like {@code 90s}, {@code 15m}, {@code 12h} or {@code 30d}. */
    public Duration duration(String key, String standard, String meaning) {
        note(key, standard, meaning);
        Given found = given.get(key);
        if (found != null) {
            Optional<Duration> parsed = parseDuration(found.value());
            if (parsed.isPresent()) {
                return parsed.get();
            }
            wrong(key, found, "give a number and one of s, m, h, d, for example " + standard);
        }
        return parseDuration(standard).orElseThrow();
    }

    public <E extends Enum<E>> E choice(String key, E standard, String meaning) {
        note(key, word(standard), meaning);
        Given found = given.get(key);
        if (found == null) {
            return standard;
        }
        E[] all = standard.getDeclaringClass().getEnumConstants();
        for (E one : all) {
            if (word(one).equals(found.value())) {
                return one;
            }
        }
        List<String> words = Arrays.stream(all).map(Settings::word).toList();
        wrong(key, found, "give one of " + String.join(", ", words));
        return standard;
    }

    /** A list, in YAML or with commas; {@code parse} refuses an item with a problem. */
    public <T> List<T> list(String key, String meaning, Function<String, T> parse) {
        note(key, "", meaning);
        Given found = given.get(key);
        List<T> items = new ArrayList<>();
        if (found != null) {
            for (String item : found.value().split(",", -1)) {
                try {
                    items.add(parse.apply(item.strip()));
                } catch (Incorrect incorrect) {
                    wrong(key, found, incorrect.text());
                }
            }
        }
        return items;
    }

    /** All keys below {@code prefix}, for what we pass on without knowing it. */
    public Map<String, String> below(String prefix, String meaning) {
        known.put(prefix + ".*", new Known(prefix + ".*", "", meaning));
        knownPrefixes.add(prefix + ".");
        Map<String, String> found = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            if (key.startsWith(prefix + ".")) {
                found.put(key.substring(prefix.length() + 1), value.value());
            }
        });
        return found;
    }

    /** Reads a room's record, whose constructor refuses what does not fit together. */
    public <T> Optional<T> room(Supplier<T> read) {
        int before = problems.size();
        try {
            T record = read.get();
            return problems.size() == before ? Optional.of(record) : Optional.empty();
        } catch (Problem problem) {
            // What the record refuses because of a value already named would be said twice.
            if (problems.size() == before) {
                problems.add(problem.text());
            }
            return Optional.empty();
        }
    }

    /** Says everything that is wrong, at once. */
    public void finish() {
        List<String> all = new ArrayList<>(problems);
        given.forEach((key, value) -> {
            boolean wanted = known.containsKey(key) || knownPrefixes.stream().anyMatch(key::startsWith);
            if (!wanted) {
                all.add(key + " (" + value.place() + ") is not a setting" + closest(key)
                        + "; \"windrose settings\" lists all of them");
            }
        });
        if (!all.isEmpty()) {
            throw new Incorrect("configuration.wrong", all.size() == 1 ? all.get(0) : "- " + String.join("\n- ", all));
        }
    }

    public List<Known> known() {
        return List.copyOf(known.values());
    }

    private void note(String key, String standard, String meaning) {
        known.put(key, new Known(key, standard, meaning));
    }

    private void wrong(String key, Given found, String remedy) {
        problems.add(key + " is \"" + found.value() + "\" (" + found.place() + "); " + remedy);
    }

    private String closest(String key) {
        return known.keySet().stream()
                .min((a, b) -> Integer.compare(distance(key, a), distance(key, b)))
                .filter(near -> distance(key, near) <= Math.max(2, key.length() / 4))
                .map(near -> "; did you mean " + near)
                .orElse("");
    }

    /** The Levenshtein distance: how many letters to insert, delete or replace. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }

    private static Optional<Duration> parseDuration(@Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,9}[smhd]")) {
            return Optional.empty();
        }
        try {
            String upper = text.toUpperCase(Locale.ROOT);
            return Optional.of(Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper));
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
