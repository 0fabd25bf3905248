package io.windrose.campaign;

import io.windrose.core.Incorrect;
import java.math.BigDecimal;
import java.util.Currency;

/** What an amount of money must be to be kept. */
final class Amounts {
    private static final int DIGITS_BEFORE_POINT = 14;
    private static final int DIGITS_AFTER_POINT = 4;

    private Amounts() {}

    static BigDecimal positive(String what, BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        if (plain.signum() < 0
                || plain.scale() > DIGITS_AFTER_POINT
                || plain.precision() - plain.scale() > DIGITS_BEFORE_POINT) {
            throw new Incorrect(
                    "campaign.amount",
                    "the %s is %s: give 0 or more, with at most %d digits before and %d after the point"
                            .formatted(what, amount.toPlainString(), DIGITS_BEFORE_POINT, DIGITS_AFTER_POINT));
        }
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    static String currency(String code) {
        boolean isKnown = Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(code));
        if (!isKnown) {
            throw new Incorrect(
                    "campaign.currency",
                    "\"%s\" is no currency: give three letters of ISO 4217, as EUR".formatted(code));
        }
        return code;
    }
}
