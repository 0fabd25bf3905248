package io.windrose.campaign.inbox;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * How alike two names are, by their words: in small letters, without accents and separators.
 *
 * <p>Damerau, "A technique for computer detection and correction of spelling errors", 1964: four of five slips are one
 * letter wrong, missing, too many, or two swapped. Winkler, "String comparator metrics and enhanced decision rules in
 * the Fellegi-Sunter model of record linkage", 1990.
 *
 * @param confidence from 0 to 1
 * @param name that the value is like
 * @param letters that are off; of a slip only
 */
record Likeness(double confidence, Proposal.Alike kind, String name, int letters) {
    private static final DamerauLevenshteinDistance LETTERS = new DamerauLevenshteinDistance();
    private static final JaroWinklerSimilarity ALIKE = new JaroWinklerSimilarity();
    private static final double SAME_WORDS = 0.98;
    private static final double LETTER_OFF = 0.95;
    private static final double WORDS_WITHIN = 0.85;
    private static final double LEAST_ALIKE = 0.9;
    private static final double ALIKE_AT_MOST = 0.7;
    /** Of so many letters one may be wrong. */
    private static final int LETTERS_FOR_A_SLIP = 4;

    private static final int SHORTEST = 3;

    static Optional<Likeness> of(String value, String name) {
        List<String> values = words(value);
        List<String> names = words(name);
        String one = String.join(" ", values);
        String other = String.join(" ", names);
        if (one.length() < SHORTEST || other.length() < SHORTEST) {
            return one.equals(other) && !one.isEmpty() ? sameWords(name) : Optional.empty();
        }
        if (new TreeSet<>(values).equals(new TreeSet<>(names))
                || one.replace(" ", "").equals(other.replace(" ", ""))) {
            return sameWords(name);
        }
        if (isNumber(one) || isNumber(other)) {
            // A number with one other digit is another number.
            return Optional.empty();
        }
        return slip(one, other, name).or(() -> within(values, names, name)).or(() -> alike(one, other, name));
    }

    private static Optional<Likeness> sameWords(String name) {
        return Optional.of(new Likeness(SAME_WORDS, Proposal.Alike.SAME_WORDS, name, 0));
    }

    private static Optional<Likeness> slip(String one, String other, String name) {
        int distance = LETTERS.apply(one, other);
        int longest = Math.max(one.length(), other.length());
        if (distance * LETTERS_FOR_A_SLIP > longest) {
            return Optional.empty();
        }
        double confidence = LETTER_OFF - (double) distance / longest;
        return Optional.of(new Likeness(confidence, Proposal.Alike.LETTERS_OFF, name, distance));
    }

    private static Optional<Likeness> within(List<String> values, List<String> names, String name) {
        Set<String> shared = new TreeSet<>(values);
        shared.retainAll(names);
        boolean isWithin = shared.containsAll(names) || shared.containsAll(values);
        if (!isWithin || String.join("", shared).length() <= SHORTEST) {
            return Optional.empty();
        }
        double share = (double) String.join("", shared).length()
                / Math.max(
                        String.join("", values).length(), String.join("", names).length());
        Proposal.Alike kind = shared.containsAll(names) ? Proposal.Alike.HAS_ALL_WORDS : Proposal.Alike.WORDS_WITHIN;
        return Optional.of(new Likeness(WORDS_WITHIN * (1 + share) / 2, kind, name, 0));
    }

    private static Optional<Likeness> alike(String one, String other, String name) {
        double likeness = ALIKE.apply(one, other);
        return likeness < LEAST_ALIKE
                ? Optional.empty()
                : Optional.of(new Likeness(ALIKE_AT_MOST * likeness, Proposal.Alike.READS_ALIKE, name, 0));
    }

    /** In words. */
    String reason() {
        return switch (kind) {
            case SAME_WORDS -> "the same words as \"%s\"".formatted(name);
            case LETTERS_OFF -> "%d %s off \"%s\"".formatted(letters, letters == 1 ? "letter" : "letters", name);
            case HAS_ALL_WORDS -> "has all words of \"%s\"".formatted(name);
            case WORDS_WITHIN -> "all its words are in \"%s\"".formatted(name);
            case READS_ALIKE -> "begins and reads like \"%s\"".formatted(name);
        };
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(letter -> Character.isDigit(letter) || letter == ' ');
    }

    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
