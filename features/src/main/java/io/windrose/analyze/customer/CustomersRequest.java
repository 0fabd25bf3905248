package io.windrose.analyze.customer;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.core.Incorrect;

/**
 * What is asked of customers.
 *
 * @param dormantAfter days without an order after which a customer is dormant
 * @param lostAfter days without an order after which a customer is lost
 */
public record CustomersRequest(DateRange range, Comparison comparison, int dormantAfter, int lostAfter) {
    public static final int USUALLY_DORMANT_AFTER = 90;
    public static final int USUALLY_LOST_AFTER = 365;
    private static final int MOST_DAYS = 3_660;

    public CustomersRequest {
        if (dormantAfter < 1 || lostAfter <= dormantAfter || lostAfter > MOST_DAYS) {
            throw new Incorrect(
                    "analyze.wrong-absence",
                    "customers are dormant after %d days and lost after %d; give 1 or more, and more for the second, %d at most"
                            .formatted(dormantAfter, lostAfter, MOST_DAYS));
        }
    }
}
