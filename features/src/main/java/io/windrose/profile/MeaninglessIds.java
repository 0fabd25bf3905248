package io.windrose.profile;

import io.windrose.core.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Ids that name nobody, by the list beside this class, which also says why. Thread-safe. */
final class MeaninglessIds {
    private static final String LIST = "meaningless-ids.txt";

    private final Set<String> values = new HashSet<>();
    private final List<Pattern> patterns = new ArrayList<>();

    MeaninglessIds() {
        for (String line : lines()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int reason = line.indexOf(" : ");
            if (reason < 0) {
                throw new Fault("profile.list-malformed", "the line \"" + line + "\" of " + LIST + " gives no reason");
            }
            String value = line.substring(0, reason).strip();
            if (value.length() > 1 && value.startsWith("/") && value.endsWith("/")) {
                patterns.add(Pattern.compile(value.substring(1, value.length() - 1)));
            } else {
                values.add(value);
            }
        }
    }

    /** Blanks around the id and the case of its letters do not count. */
    boolean contain(String id) {
        String plain = id.strip().toLowerCase(Locale.ROOT);
        return plain.isEmpty()
                || values.contains(plain)
                || patterns.stream().anyMatch(pattern -> pattern.matcher(plain).matches());
    }

    private static List<String> lines() {
        try (InputStream in = MeaninglessIds.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new Fault("profile.no-list", "the list " + LIST + " is missing: install the program again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new Fault("profile.no-list", "the list " + LIST + " was not read: install the program again", e);
        }
    }
}
