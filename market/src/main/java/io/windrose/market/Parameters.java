package io.windrose.market;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers by which people live, in one place, so that the truth can state them and tests can hold the data against
 * them. Shares and chances are from 0 to 1; a spread is the standard deviation of a logarithm.
 */
public record Parameters(
        Needs needs,
        Visits visits,
        Search search,
        Affiliate affiliate,
        Mailing mailing,
        Reach reach,
        Customers customers,
        Flaws flaws,
        Measuring measuring) {

    /**
     * When people need something.
     *
     * @param perYear how often the middle person comes to need something, before season and advertising
     * @param lookingDays for how many days on average a person with a need looks around
     * @param customerFactor how much more often a customer does
     * @param satedDays for how long an order satisfies, when needs are fewer by satedFactor
     * @param leastLift below which no mail can press the chance of a need
     */
    public record Needs(
            double perYear,
            double spread,
            double lookingDays,
            double customerFactor,
            int satedDays,
            double satedFactor,
            double leastLift) {}

    /**
     * What they do about it.
     *
     * @param chance that a person with a need visits the shop on a given day
     * @param habitChance that a customer drops in on a given day without one
     * @param decisionChance that a visit with a need ends in an order
     * @param idleDecisionChance that a visit without one does
     * @param interestChance that such a visit wakes a need
     * @param saleFactor times the decisions while there is a sale
     * @param directOfCustomers share of customers' visits that begin neither with a search nor with an advertisement
     *     and come by themselves
     * @param signInChance that a customer signs in on a device where they are not
     */
    public record Visits(
            double chance,
            double habitChance,
            double decisionChance,
            double idleDecisionChance,
            double interestChance,
            double saleFactor,
            double directOfCustomers,
            double directOfOthers,
            double signInChance) {}

    /**
     * What they do at a search engine.
     *
     * @param share of visits with a need that begin at a search engine
     * @param adClickShare of searches in which the shop's advertisement is clicked, if there is one
     * @param brandOfCustomers share of customers' searches that name the shop
     * @param brandFound share of such searches that reach the shop without an advertisement
     * @param genericFound the same of other searches; the rest goes to other shops
     * @param brandClickCost euros
     * @param genericClickCost euros
     */
    public record Search(
            double share,
            double adClickShare,
            double brandOfCustomers,
            double brandOfOthers,
            double brandFound,
            double genericFound,
            double brandClickCost,
            double genericClickCost) {}

    /**
     * The site with coupons.
     *
     * @param couponShare of orders of deal seekers (half of all) before which they look for a coupon
     * @param commission share of such an order's value
     */
    public record Affiliate(double couponShare, double commission) {}

    /**
     * The mails.
     *
     * @param holdOut share of people who never get the mails of a campaign
     * @param openChance of those who like mail; the others open six tenths of that
     * @param unsubscribeChance at each mail
     * @param subscriberShare of new customers who do not refuse marketing
     * @param silentDays since the last order, after which people are to be won back
     */
    public record Mailing(
            double holdOut, double openChance, double unsubscribeChance, double subscriberShare, int silentDays) {}

    /**
     * Advertising that shows something.
     *
     * @param affinitySpread how much people differ in how many impressions reach them
     * @param halfLifeSpread how much they differ in how fast they forget
     * @param budgetSpread how much a campaign's weeks differ
     * @param quietWeeks share of a campaign's weeks without budget
     * @param retargetingDays for how long after a visit the display campaign follows
     */
    public record Reach(
            double affinitySpread,
            double halfLifeSpread,
            double budgetSpread,
            double quietWeeks,
            int retargetingDays,
            Map<Channel, Influence> influence) {
        public Reach {
            influence = Collections.unmodifiableMap(new EnumMap<>(influence));
        }
    }

    /**
     * What becomes of customers and their orders.
     *
     * @param churnPerYear chance that the middle customer leaves for good within a year
     * @param refundShare of orders that are sent back
     * @param mentionShare of orders that are spoken of in public
     */
    public record Customers(double churnPerYear, double churnSpread, double refundShare, double mentionShare) {}

    /**
     * What makes the data less than clean.
     *
     * @param analyticsRefused share of people whose events are dropped at the door
     * @param marketingRefused share of people who refuse marketing alone
     * @param robotVisits a day for a thousand people
     * @param slyRobots share of robots' visits that do not say so
     * @param duplicateShare of the site's events that are sent twice
     * @param misspeltWeeks share of a campaign's weeks with mistyped marks
     * @param restatedShare of spend rows that the platform corrects later
     * @param restatement how far a first figure may lie off
     */
    public record Flaws(
            double analyticsRefused,
            double marketingRefused,
            double robotVisits,
            double slyRobots,
            double duplicateShare,
            double misspeltWeeks,
            double restatedShare,
            double restatement) {}

    /**
     * What the tracker tells aside, and how fast the site is. Times are in milliseconds, those of the middle page load
     * on a desktop in a country and on a page of slowness 1.
     *
     * @param attentionShare of visits of which it is told for how long their pages were read
     * @param speedShare of visits of which it is told how fast their pages were
     * @param firstByte until it came
     * @param firstPaint from then on
     * @param largestPaint from then on
     * @param answer to what is done on the page
     * @param shift of what moves while the page is made
     * @param spread of each of these, but of the shift twice that
     * @param stillShare of pages on which nothing moves
     * @param touchedShare of pages on which something is done that is answered
     * @param slownessOfPages by the first word of their path
     */
    public record Measuring(
            double attentionShare,
            double speedShare,
            double firstByte,
            double firstPaint,
            double largestPaint,
            double answer,
            double shift,
            double spread,
            double stillShare,
            double touchedShare,
            double slownessOfPhones,
            double slownessOfTablets,
            Map<String, Double> slownessOfCountries,
            Map<String, Double> slownessOfPages) {
        public Measuring {
            slownessOfCountries = Collections.unmodifiableMap(new TreeMap<>(slownessOfCountries));
            slownessOfPages = Collections.unmodifiableMap(new TreeMap<>(slownessOfPages));
        }
    }

    static final Parameters DEFAULT = new Parameters(
            new Needs(0.55, 0.8, 5, 1.8, 20, 0.3, 0.2),
            new Visits(0.45, 0.008, 0.09, 0.008, 0.10, 1.3, 0.75, 0.4, 0.3),
            new Search(0.40, 0.45, 0.7, 0.25, 0.96, 0.40, 0.15, 0.70),
            new Affiliate(0.25, 0.08),
            new Mailing(0.20, 0.35, 0.004, 0.65, 120),
            new Reach(0.9, 0.3, 0.5, 0.12, 14, influences()),
            new Customers(0.25, 0.5, 0.06, 0.03),
            new Flaws(0.08, 0.15, 0.45, 0.3, 0.01, 0.05, 0.15, 0.10),
            new Measuring(
                    1.0 / 6,
                    1.0 / 30,
                    300,
                    450,
                    650,
                    90,
                    0.04,
                    0.5,
                    0.4,
                    0.6,
                    1.8,
                    1.3,
                    Map.of("FR", 1.1, "IT", 1.25, "ES", 1.3, "IE", 1.15),
                    Map.of("basket", 0.7, "camping", 1.5, "checkout", 1.2, "jackets", 1.3)));

    /** Of what leaves no memory. */
    private static final Influence NONE = new Influence(1, 0, 0, 0, 0, 1);

    Influence influence(Channel channel) {
        return reach.influence.getOrDefault(channel, NONE);
    }

    private static Map<Channel, Influence> influences() {
        Map<Channel, Influence> all = new EnumMap<>(Channel.class);
        all.put(Channel.PAID_SOCIAL, new Influence(4, 0.10, 0.8, 0.05, 0.004, 9));
        all.put(Channel.PAID_VIDEO, new Influence(28, 0.06, 0.9, 0.15, 0.001, 22));
        all.put(Channel.DISPLAY, new Influence(2, 0.20, 0, 0.20, 0.003, 4));
        all.put(Channel.EMAIL, new Influence(8, 0.5, 6, 0.20, 0.08, 0.6));
        return all;
    }
}
