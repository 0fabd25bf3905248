package io.windrose.optimize.attribution;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.LeftOut;
import io.windrose.analyze.ask.Words;
import io.windrose.core.Incorrect;
import io.windrose.science.attribution.Lift;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of the lake.
 *
 * @param range of the conversions
 * @param lookbackDays that a touch may be earlier than the conversion
 * @param viewThrough names of events that touch without a visit, as {@code Email Opened}
 * @param viewLookbackDays that such a touch may be earlier
 * @param models how the models are set
 * @param lifts what experiments found
 * @param included what is left out of events otherwise
 */
public record AttributionRequest(
        DateRange range,
        By by,
        Conversion conversion,
        int lookbackDays,
        List<String> viewThrough,
        int viewLookbackDays,
        ModelSettings models,
        List<Lift> lifts,
        Set<LeftOut> included) {
    private static final int LONGEST_LOOKBACK = 365;
    private static final int MOST_VIEWS = 20;
    private static final int MOST_LIFTS = 100;

    /** What touches are told apart by. */
    public enum By {
        CHANNEL,
        /** Touches and costs of no campaign are told apart by their channel. */
        CAMPAIGN;

        public static By named(String word) {
            return Words.named(By.class, word, "optimize.unknown-dimension");
        }

        public String word() {
            return Words.word(this);
        }
    }

    /** What counts as a conversion, and what it is worth. */
    public sealed interface Conversion {
        /** Orders of the tables of money. */
        record Orders(Worth worth) implements Conversion {}

        /**
         * Events of a choice.
         *
         * @param value the field that says what one is worth; worth nothing without it
         */
        record Events(EventChoice of, Optional<Field> value) implements Conversion {}
    }

    /** What an order is worth, in the company's currency. */
    public enum Worth {
        GROSS("company_gross"),
        NET("company_net"),
        MARGIN("company_net - coalesce(company_cost, 0)");

        private final String sql;

        Worth(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }

        public static Worth named(String word) {
            return Words.named(Worth.class, word, "optimize.unknown-worth");
        }
    }

    public AttributionRequest {
        viewThrough = List.copyOf(viewThrough);
        lifts = List.copyOf(lifts);
        included = Set.copyOf(included);
        days("lookbackDays", lookbackDays);
        days("viewLookbackDays", viewLookbackDays);
        if (viewThrough.size() > MOST_VIEWS) {
            throw new Incorrect(
                    "optimize.too-many-events",
                    "viewThrough names %d events; give %d at most".formatted(viewThrough.size(), MOST_VIEWS));
        }
        if (lifts.size() > MOST_LIFTS) {
            throw new Incorrect(
                    "optimize.too-many-lifts",
                    "there are %d lifts; give %d at most".formatted(lifts.size(), MOST_LIFTS));
        }
    }

    private static void days(String name, int days) {
        if (days < 1 || days > LONGEST_LOOKBACK) {
            throw new Incorrect(
                    "optimize.wrong-lookback", "%s is %d; give 1 to %d".formatted(name, days, LONGEST_LOOKBACK));
        }
    }
}
