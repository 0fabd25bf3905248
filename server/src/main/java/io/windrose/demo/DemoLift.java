package io.windrose.demo;

import io.windrose.analyze.ask.DateRange;
import io.windrose.market.Market;
import io.windrose.market.MarketSettings;
import io.windrose.market.Outage;
import io.windrose.optimize.lift.KeptOutcomes;
import io.windrose.optimize.lift.Lifts;
import io.windrose.optimize.lift.Source;
import io.windrose.optimize.lift.TestChoice;
import io.windrose.security.Principal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Has one mishap of the shop judged, before and after it and beside who was not touched, as a campaign would be. */
public final class DemoLift {
    private static final String NAME = "What the broken checkout cost";
    /** Of fewer days before it, nothing is foretold. */
    private static final int FEWEST_DAYS = 60;

    private static final int DAYS_BEFORE = 120;
    /** In which some who could not order come back. */
    private static final int DAYS_AFTER = 2;

    private static final String OTHER_DEVICE = "desktop";

    private final Lifts lifts;

    public DemoLift(Lifts lifts) {
        this.lifts = lifts;
    }

    /** Where there is none yet, and the market has days enough before its first mishap. */
    void ask(MarketSettings market, Principal by) {
        if (!lifts.all().isEmpty()) {
            return;
        }
        new Market(market)
                .outages().stream()
                        .filter(outage -> ChronoUnit.DAYS.between(market.firstDay(), outage.from()) >= FEWEST_DAYS)
                        .findFirst()
                        .ifPresent(outage -> judge(market, outage, by));
    }

    private void judge(MarketSettings market, Outage outage, Principal by) {
        LocalDate earliest = outage.from().minusDays(DAYS_BEFORE);
        LocalDate later = outage.to().plusDays(DAYS_AFTER);
        LocalDate counted = later.isAfter(market.lastDay()) ? market.lastDay() : later;
        LocalDate from = earliest.isBefore(market.firstDay()) ? market.firstDay() : earliest;
        KeptOutcomes orders = lifts.read(
                        new Source.OfLake(new DateRange(from, counted), Source.Outcome.ORDERS, Source.By.DEVICE), by)
                .kept();
        TestChoice test = new TestChoice(
                TestChoice.Method.BEFORE_AFTER,
                List.of(outage.device()),
                List.of(OTHER_DEVICE),
                outage.from(),
                outage.to(),
                counted,
                0.9,
                1,
                Optional.empty(),
                Optional.empty());
        lifts.judge(NAME, orders.id(), test, by);
    }
}
