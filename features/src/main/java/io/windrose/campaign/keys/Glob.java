package io.windrose.campaign.keys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text in which {@code *} stands for anything, nothing included; a text without it matches itself alone.
 *
 * @param text in the form that {@link ValueForm} gives
 */
record Glob(String text) {
    private static final char ANY = '*';

    boolean isExact() {
        return text.indexOf(ANY) < 0;
    }

    /** How many characters are as they stand. */
    int literals() {
        return (int) text.chars().filter(letter -> letter != ANY).count();
    }

    /** Goes back to the last star only, which is enough. */
    boolean matches(String value) {
        int in = 0;
        int at = 0;
        int star = -1;
        int resumed = 0;
        while (at < value.length()) {
            if (in < text.length() && text.charAt(in) == ANY) {
                star = in++;
                resumed = at;
            } else if (in < text.length() && text.charAt(in) == value.charAt(at)) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++resumed;
            } else {
                return false;
            }
        }
        while (in < text.length() && text.charAt(in) == ANY) {
            in++;
        }
        return in == text.length();
    }

    /** A shortest text that both match, if there is one. */
    Optional<String> common(Glob other) {
        return new Common(text, other.text).from(0, 0);
    }

    /** What two patterns have in common, from each place of the one and each of the other. */
    private record Common(String one, String two, Map<Place, Optional<String>> known) {
        private record Place(int one, int two) {}

        Common(String one, String two) {
            this(one, two, new HashMap<>());
        }

        Optional<String> from(int first, int second) {
            Place place = new Place(first, second);
            Optional<String> found = known.get(place);
            if (found == null) {
                found = computed(first, second);
                known.put(place, found);
            }
            return found;
        }

        private Optional<String> computed(int first, int second) {
            boolean isOneOver = first == one.length();
            boolean isTwoOver = second == two.length();
            if (isOneOver && isTwoOver) {
                return Optional.of("");
            }
            boolean isOneAny = !isOneOver && one.charAt(first) == ANY;
            boolean isTwoAny = !isTwoOver && two.charAt(second) == ANY;
            List<Optional<String>> ways = new ArrayList<>();
            if (isOneAny) {
                ways.add(from(first + 1, second));
            }
            if (isTwoAny) {
                ways.add(from(first, second + 1));
            }
            if (isOneAny && !isTwoAny && !isTwoOver) {
                ways.add(with(two.charAt(second), from(first, second + 1)));
            }
            if (isTwoAny && !isOneAny && !isOneOver) {
                ways.add(with(one.charAt(first), from(first + 1, second)));
            }
            boolean isSame = !isOneOver && !isTwoOver && !isOneAny && one.charAt(first) == two.charAt(second);
            if (isSame) {
                ways.add(with(one.charAt(first), from(first + 1, second + 1)));
            }
            return ways.stream().flatMap(Optional::stream).min(Comparator.comparingInt(String::length));
        }

        private static Optional<String> with(char first, Optional<String> rest) {
            return rest.map(text -> first + text);
        }
    }
}
