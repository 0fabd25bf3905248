package io.windrose.lake.query;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement in which keys of variants are replaced by columns of that name; everything else stays as it is written.
 */
final class RewrittenText {
    private static final Pattern NAME = Pattern.compile("\"((?:[^\"]|\"\")*)\"|[A-Za-z_\\x80-\\xFF][\\w$\\x80-\\xFF]*");
    private static final Pattern DOT = Pattern.compile("\\s*\\.\\s*");

    /** A character for each byte of UTF-8, as locations count bytes. */
    private final String bytes;

    private final NavigableMap<Integer, Replacement> replacements = new TreeMap<>();

    private record Replacement(int start, int end, String text) {}

    RewrittenText(String sql) {
        this.bytes = inBytes(sql);
    }

    private static String inBytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Replaces a key, and says whether it was found where it should be. */
    boolean replace(KeysRead.Use use) {
        int end = end(use.location(), use.written());
        if (end < 0) {
            return false;
        }
        String qualifier = use.qualifier().stream()
                .map(name -> Sql.name(name) + ".")
                .findFirst()
                .orElse("");
        String alias = use.isOutput() ? " as " + Sql.name(use.key().path().getLast()) : "";
        replacements.put(
                use.location(),
                new Replacement(
                        use.location(),
                        end,
                        inBytes(qualifier + Sql.name(use.key().name()) + alias)));
        return true;
    }

    /** Where the names end that are written from a location on; -1 when others are. */
    private int end(int location, List<String> names) {
        int at = location;
        if (at < 0 || at >= bytes.length()) {
            return -1;
        }
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                Matcher dot = DOT.matcher(bytes).region(at, bytes.length());
                if (!dot.lookingAt()) {
                    return -1;
                }
                at = dot.end();
            }
            Matcher name = NAME.matcher(bytes).region(at, bytes.length());
            if (!name.lookingAt() || !written(name).equalsIgnoreCase(inBytes(names.get(i)))) {
                return -1;
            }
            at = name.end();
        }
        return at;
    }

    private static String written(Matcher name) {
        return name.group(1) == null ? name.group() : name.group(1).replace("\"\"", "\"");
    }

    /** Where a stretch of the rewritten text is in the one that was written; a key that was replaced counts whole. */
    Failure.Bytes original(Failure.Bytes rewritten) {
        return new Failure.Bytes(
                original(rewritten.from(), Replacement::start), original(rewritten.end(), Replacement::end));
    }

    private int original(int place, ToIntFunction<Replacement> inside) {
        int shift = 0;
        for (Replacement each : replacements.values()) {
            int start = each.start() + shift;
            if (place <= start) {
                break;
            }
            if (place < start + each.text().length()) {
                return inside.applyAsInt(each);
            }
            shift += each.text().length() - (each.end() - each.start());
        }
        return place - shift;
    }

    String sql() {
        StringBuilder rewritten = new StringBuilder();
        int at = 0;
        for (var each : replacements.entrySet()) {
            rewritten.append(bytes, at, each.getKey()).append(each.getValue().text());
            at = each.getValue().end();
        }
        rewritten.append(bytes, at, bytes.length());
        return new String(rewritten.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
