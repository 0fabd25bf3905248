package io.windrose.analyze.acquisition;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.LeftOut;
import io.windrose.analyze.ask.Words;
import java.util.Set;

/**
 * What is asked for.
 *
 * @param included what is left out of events otherwise
 */
public record AcquisitionRequest(DateRange range, By by, Set<LeftOut> included) {
    /** What costs and events are joined by. */
    public enum By {
        /** The word that costs give, and that events have by their marks. */
        CHANNEL("channel", "channel", "of_visit, of_order"),
        /** That their values resolve to. What an order itself says comes before its visit. */
        CAMPAIGN("campaign_id", "campaign_id", "of_order, of_visit"),
        /** The mark of visits; costs have none, so that all of them are unresolved. */
        CONTENT("content", "cast(null as string)", "of_visit, of_order");

        private final String ofEvents;
        private final String ofSpend;
        private final String ofOrders;

        By(String ofEvents, String ofSpend, String ofOrders) {
            this.ofEvents = ofEvents;
            this.ofSpend = ofSpend;
            this.ofOrders = ofOrders;
        }

        public static By named(String word) {
            return Words.named(By.class, word, "analyze.unknown-dimension");
        }

        String ofEvents() {
            return ofEvents;
        }

        String ofSpend() {
            return ofSpend;
        }

        String ofOrders() {
            return ofOrders;
        }
    }

    public AcquisitionRequest {
        included = Set.copyOf(included);
    }
}
