package io.windrose.market;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is in the data, flaws included. Money is in euros.
 *
 * @param events copies included
 * @param duplicates events that are there once more
 * @param robotEvents of robots of both kinds
 * @param slyRobotEvents of robots that do not say so
 * @param refusedEvents that did not come, because their people refuse analytics; in no other figure of events
 * @param misspeltVisits with mistyped marks
 * @param restatedSpend corrected rows
 * @param revenue of the orders in the books
 * @param refusedRevenue of these, without an event
 * @param refusedRefunds in the books, without an event
 * @param refunded in the books
 * @param refusedRefunded of these, without an event
 * @param campaigns by their words
 * @param web what the tracker told aside
 */
public record Counts(
        long events,
        long duplicates,
        long robotEvents,
        long slyRobotEvents,
        long refusedEvents,
        long visits,
        long refusedVisits,
        long misspeltVisits,
        long orders,
        long refusedOrders,
        long refunds,
        long mailsSent,
        long mailsHeldOut,
        long mentions,
        long spendRows,
        long restatedSpend,
        BigDecimal revenue,
        BigDecimal refusedRevenue,
        long refusedRefunds,
        BigDecimal refunded,
        BigDecimal refusedRefunded,
        Map<String, OfCampaign> campaigns,
        Web web) {
    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

    public static final Counts NONE = new Counts(
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NOTHING, NOTHING, 0, NOTHING, NOTHING, Map.of(), Web.NONE);

    public Counts {
        campaigns = Collections.unmodifiableMap(new TreeMap<>(campaigns));
    }

    /**
     * What the data say of a campaign.
     *
     * @param visits in the data with its mark, returns by way of the affiliate included
     * @param misspeltVisits of these, with mistyped marks
     * @param reportedDays of which the platform says what was spent
     * @param reportedCost by the last that the platform said of each day; later corrections are not in it
     */
    public record OfCampaign(long visits, long misspeltVisits, long reportedDays, BigDecimal reportedCost) {
        static final OfCampaign NONE = new OfCampaign(0, 0, 0, NOTHING);

        OfCampaign plus(OfCampaign other) {
            return new OfCampaign(
                    visits + other.visits,
                    misspeltVisits + other.misspeltVisits,
                    reportedDays + other.reportedDays,
                    reportedCost.add(other.reportedCost));
        }
    }

    /**
     * What the tracker told aside of visits in the data, a return by way of the affiliate being one of its own.
     *
     * @param attendedVisits of which it was told for how long pages were read
     * @param engagedSeconds of all of these
     * @param vitals by vital and device as {@code LCP mobile}; and by vital alone
     */
    public record Web(long attendedVisits, BigDecimal engagedSeconds, Map<String, Measured> vitals) {
        static final Web NONE = new Web(0, BigDecimal.ZERO.setScale(1), Map.of());

        public Web {
            vitals = Collections.unmodifiableMap(new TreeMap<>(vitals));
        }

        Web plus(Web other) {
            if (other.equals(NONE)) {
                return this;
            }
            Map<String, Measured> both = new TreeMap<>(vitals);
            other.vitals.forEach((of, more) -> both.merge(of, more, Measured::plus));
            return new Web(attendedVisits + other.attendedVisits, engagedSeconds.add(other.engagedSeconds), both);
        }
    }

    public Counts plus(Counts other) {
        Map<String, OfCampaign> both = new TreeMap<>(campaigns);
        other.campaigns.forEach((word, more) -> both.merge(word, more, OfCampaign::plus));
        return new Counts(
                events + other.events,
                duplicates + other.duplicates,
                robotEvents + other.robotEvents,
                slyRobotEvents + other.slyRobotEvents,
                refusedEvents + other.refusedEvents,
                visits + other.visits,
                refusedVisits + other.refusedVisits,
                misspeltVisits + other.misspeltVisits,
                orders + other.orders,
                refusedOrders + other.refusedOrders,
                refunds + other.refunds,
                mailsSent + other.mailsSent,
                mailsHeldOut + other.mailsHeldOut,
                mentions + other.mentions,
                spendRows + other.spendRows,
                restatedSpend + other.restatedSpend,
                revenue.add(other.revenue),
                refusedRevenue.add(other.refusedRevenue),
                refusedRefunds + other.refusedRefunds,
                refunded.add(other.refunded),
                refusedRefunded.add(other.refusedRefunded),
                both,
                web.plus(other.web));
    }
}
