package io.windrose.campaign.links;

import io.windrose.core.Incorrect;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/**
 * How a mark is written.
 *
 * @param separator what stands between words; empty for whatever was given
 * @param allowed the values that there are; empty for any
 */
public record NamingRule(Mark mark, LetterCase letterCase, String separator, Presence presence, List<String> allowed) {
    private static final String SEPARATORS = "_-.~+";
    private static final int MOST_ALLOWED = 1_000;
    private static final int LONGEST = 200;
    private static final DamerauLevenshteinDistance DISTANCE = new DamerauLevenshteinDistance();

    /** In which letters. */
    public enum LetterCase {
        LOWER,
        UPPER,
        AS_GIVEN;

        /** As in the API and the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static LetterCase named(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new Incorrect(
                            "campaign.unknown-case", "\"" + word + "\" is no case; give lower, upper or as-given"));
        }

        String applied(String text) {
            return switch (this) {
                case LOWER -> text.toLowerCase(Locale.ROOT);
                case UPPER -> text.toUpperCase(Locale.ROOT);
                case AS_GIVEN -> text;
            };
        }
    }

    /** Whether each link has it. */
    public enum Presence {
        REQUIRED,
        OPTIONAL
    }

    public NamingRule {
        allowed = List.copyOf(allowed);
        if (separator.length() > 1 || (!separator.isEmpty() && !SEPARATORS.contains(separator))) {
            throw new Incorrect(
                    "campaign.separator",
                    "\"%s\" cannot stand between words: give one of %s, or nothing"
                            .formatted(separator, SEPARATORS.replace("", " ").strip()));
        }
        if (allowed.size() > MOST_ALLOWED) {
            throw new Incorrect(
                    "campaign.too-many-allowed",
                    "%s has %d allowed values: give %d at most, or none for any"
                            .formatted(mark.word(), allowed.size(), MOST_ALLOWED));
        }
        for (String value : allowed) {
            String written = written(value, letterCase, separator);
            if (value.isEmpty() || !written.equals(value)) {
                throw new Incorrect(
                        "campaign.allowed-against-rule",
                        "\"%s\" is allowed as %s, but the rule would write it \"%s\": give it so"
                                .formatted(value, mark.word(), written));
            }
        }
    }

    /** Nothing is asked of the mark, but that links without a source or a campaign say nothing. */
    static NamingRule free(Mark mark) {
        boolean isRequired = mark == Mark.SOURCE || mark == Mark.MEDIUM || mark == Mark.CAMPAIGN;
        return new NamingRule(
                mark, LetterCase.AS_GIVEN, "", isRequired ? Presence.REQUIRED : Presence.OPTIONAL, List.of());
    }

    /** As the rule writes it; empty where nothing of it is left. */
    Optional<String> written(Optional<String> given) {
        return given.map(each -> written(each, letterCase, separator)).filter(each -> !each.isEmpty());
    }

    /** What the rule says against a text that it wrote. */
    Optional<LinkProblem> problem(Optional<String> written) {
        if (written.isEmpty()) {
            return presence == Presence.OPTIONAL
                    ? Optional.empty()
                    : Optional.of(LinkProblem.of(
                            mark,
                            "campaign.mark-missing",
                            "the link has no %s, which the naming rules require: give one".formatted(mark.word())
                                    + (allowed.isEmpty() ? "" : ", as " + allowed.getFirst())));
        }
        String text = written.get();
        if (text.length() > LONGEST || text.indexOf('*') >= 0 || text.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(LinkProblem.of(
                    mark,
                    "campaign.mark-text",
                    "\"%s\" cannot be the %s: use %d printable characters at most, and no *"
                            .formatted(text, mark.word(), LONGEST)));
        }
        if (allowed.isEmpty() || allowed.contains(text)) {
            return Optional.empty();
        }
        String nearest = nearest(text);
        return Optional.of(new LinkProblem(
                Optional.of(mark),
                "campaign.mark-not-allowed",
                "\"%s\" is none of the allowed values of %s; the nearest is \"%s\""
                        .formatted(text, mark.word(), nearest),
                Optional.of(nearest)));
    }

    private String nearest(String text) {
        return allowed.stream()
                .min(Comparator.comparingInt(each -> DISTANCE.apply(each, text)))
                .orElseThrow();
    }

    /** A text in such letters, with such a separator between its words. */
    public static String written(String text, LetterCase letterCase, String separator) {
        String words = separator.isEmpty()
                ? text.strip()
                : text.strip().replaceAll("[\\s" + SEPARATORS.replace("-", "\\-") + "]+", separator);
        return letterCase.applied(words);
    }
}
