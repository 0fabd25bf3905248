package io.windrose.collect.importing.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How numbers are written. Currency signs and codes, blanks, and what groups thousands are passed over; a minus may
 * stand before or after, and brackets mean it too.
 *
 * @param decimal the point or the comma
 */
public record NumberForm(char decimal) {
    public static final NumberForm POINT = new NumberForm('.');
    public static final NumberForm COMMA = new NumberForm(',');

    private static final int MOST_DIGITS = 18;
    private static final int MOST_CHARACTERS = 60;
    private static final int DIGITS_AFTER = 4;
    private static final int DIGITS_BEFORE = 14;

    /** Rounded half-even to 4 decimals; empty for what is no number or has more than 14 digits before the point. */
    public Optional<BigDecimal> amount(String text) {
        return number(text)
                .map(number ->
                        number.scale() > DIGITS_AFTER ? number.setScale(DIGITS_AFTER, RoundingMode.HALF_EVEN) : number)
                .filter(number -> number.precision() - number.scale() <= DIGITS_BEFORE);
    }

    /** Exactly as written. */
    public Optional<BigDecimal> number(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        Reading reading = new Reading();
        for (int i = 0; i < text.length(); i++) {
            if (!reading.take(text.charAt(i))) {
                return Optional.empty();
            }
        }
        return reading.number();
    }

    /** One number, character by character. */
    private final class Reading {
        private long digits;
        private int count;
        private int scale;
        private int letters;
        private boolean isNegative;
        private boolean isFraction;
        private boolean isClosed;
        private final StringBuilder beyond = new StringBuilder(0);

        boolean take(char here) {
            if (here >= '0' && here <= '9') {
                return digit(here);
            }
            if (here == decimal && !isFraction) {
                isFraction = true;
                return true;
            }
            return switch (here) {
                case '.', ',', '\'', '’' -> count > 0 && !isFraction;
                case ' ', '\u00a0', '\u202f' -> true;
                case '-', '−', '(' -> {
                    boolean first = !isNegative;
                    isNegative = true;
                    isClosed = count > 0;
                    yield first;
                }
                case '+', ')' -> true;
                case '€', '$', '£', '¥', '₹', '₽', '₺', '₩', '₿', '%' -> true;
                default -> Character.isLetter(here) && letter();
            };
        }

        private boolean letter() {
            isClosed = count > 0;
            return ++letters <= 3;
        }

        private boolean digit(char here) {
            if (isClosed) {
                return false;
            }
            scale += isFraction ? 1 : 0;
            if (++count <= MOST_DIGITS) {
                digits = digits * 10 + here - '0';
            } else {
                beyond.append(here);
            }
            return true;
        }

        Optional<BigDecimal> number() {
            if (count == 0) {
                return Optional.empty();
            }
            BigDecimal number = beyond.isEmpty()
                    ? BigDecimal.valueOf(digits, scale)
                    : new BigDecimal(digits + beyond.toString()).scaleByPowerOfTen(-scale);
            return Optional.of(isNegative ? number.negate() : number);
        }
    }
}
