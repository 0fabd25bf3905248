package io.windrose.campaign.reconciliation;

import io.windrose.core.Fault;
import java.util.Arrays;
import java.util.Locale;

/** Why a day differs from the shop's own records. */
public enum Reason {
    /** In the records, and nobody told it. */
    NOT_TOLD,
    /** In the records, and told by robots alone, which do not count. */
    TOLD_BY_ROBOTS,
    /** In the records, and told by the company's own people alone, who do not count. */
    TOLD_BY_INSIDERS,
    /** It counts, and is not in the records. */
    NOT_IN_BOOKS,
    /** It counts, is not in the records, and is just like an order of the same person within the hour that is. */
    TOLD_TWICE,
    /** More than once in the records. */
    TWICE_IN_BOOKS,
    OTHER_DAY,
    OTHER_AMOUNT,
    /** The same in its own currency, or told in another one: rates make the difference. */
    RATE,
    /** One side has no worth in the company's currency, because a rate is missing. */
    NO_RATE,
    REFUND_NOT_TOLD,
    REFUND_NOT_IN_BOOKS,
    REFUND_OTHER_DAY,
    REFUND_OTHER_AMOUNT;

    /** As in the API: {@code not-told}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Reason named(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Fault("campaign.unknown-reason", "a query gave the reason \"" + word + "\""));
    }
}
