package io.windrose.analyze.ask;

import io.windrose.core.Incorrect;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What must hold of a field.
 *
 * @param values none for what is known or not, one number for what is compared, else one text or more of which one is
 *     enough (for {@code is-not} and {@code contains-not}, none may match)
 */
public record Condition(Field field, Operator operator, List<String> values) {
    private static final int MOST_VALUES = 100;
    private static final int LONGEST = 2_048;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");

    /** How a field is held against values. What is not known is nothing, contains nothing and is no number. */
    public enum Operator {
        IS,
        IS_NOT,
        /** Whatever the case of letters. */
        CONTAINS,
        CONTAINS_NOT,
        STARTS_WITH,
        ABOVE,
        AT_LEAST,
        BELOW,
        AT_MOST,
        KNOWN,
        UNKNOWN;

        public String word() {
            return Words.word(this);
        }

        public static Operator named(String word) {
            return Words.named(Operator.class, word, "analyze.unknown-operator");
        }

        boolean comparesNumbers() {
            return this == ABOVE || this == AT_LEAST || this == BELOW || this == AT_MOST;
        }
    }

    public Condition {
        values = List.copyOf(values);
        String named = "the condition \"" + field.word() + " " + operator.word() + "\"";
        if (operator == Operator.KNOWN || operator == Operator.UNKNOWN) {
            require(values.isEmpty(), named + " takes no value; leave " + values + " out");
        } else if (operator.comparesNumbers()) {
            require(values.size() == 1, named + " takes one number, and has " + values);
            require(isNumber(values.getFirst()), named + " takes a number, and \"" + values.getFirst() + "\" is none");
            require(
                    field.kind() != Field.Kind.TEXT,
                    named + " compares numbers, and " + field.word() + " is text; compare it by is, contains or "
                            + "starts-with");
        } else {
            require(!values.isEmpty(), named + " has no value; give one or more");
            require(
                    values.size() <= MOST_VALUES,
                    named + " has %d values; give %d at most".formatted(values.size(), MOST_VALUES));
            values.forEach(value ->
                    require(value.length() <= LONGEST, named + " has a value of more than " + LONGEST + " characters"));
            if (field.kind() == Field.Kind.NUMBER) {
                require(
                        operator == Operator.IS || operator == Operator.IS_NOT,
                        named + " takes texts, and " + field.word() + " is a number; compare it by is, above or below");
                values.forEach(
                        value -> require(isNumber(value), named + " takes a number, and \"" + value + "\" is none"));
            }
        }
    }

    static boolean isNumber(String value) {
        return NUMBER.matcher(value).matches();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Incorrect("analyze.wrong-condition", otherwise);
        }
    }
}
