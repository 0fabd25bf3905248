package io.windrose.market;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Every parameter of the market and every true answer. "Incremental" is what happened less what would have happened had
 * the thing been off, for the same people with the same draws.
 *
 * @param towns where people live, with the share of each
 * @param demand by taste: the factor of season, weekday and feast of each day, around 1
 * @param campaigns with only the one campaign off
 * @param channels with all campaigns of the channel off
 * @param everything with all campaigns of all channels off
 */
public record Truth(
        String note,
        MarketSettings settings,
        LocalDate endBefore,
        Parameters parameters,
        Habits habits,
        List<Article> articles,
        List<TownShare> towns,
        Map<String, List<BigDecimal>> demand,
        List<CampaignPlan> plans,
        List<TemperPlan> tempers,
        List<Increment> campaigns,
        List<Increment> channels,
        Increment everything,
        List<MailEffect> mails,
        List<TestResult> tests,
        List<GroupValue> lifetime,
        List<Trouble> mishaps,
        Counts counts) {

    /** What was meant by a campaign. */
    public record CampaignPlan(
            String campaign, String channel, double weeklyBudgetForThousandPeople, List<String> months) {}

    /** How a kind of people takes mail, and how often they need something, times the middle. */
    public record TemperPlan(String temper, double mailResponse, double needFactor) {}

    /**
     * What something brought.
     *
     * @param cost what was really paid, whatever was reported first
     * @param reachedPeople people to whom it did anything at all
     * @param orders of all people, with it
     */
    public record Increment(
            String name,
            BigDecimal cost,
            long impressions,
            long clicks,
            long reachedPeople,
            long orders,
            long incrementalOrders,
            BigDecimal revenue,
            BigDecimal incrementalRevenue) {}

    /** What a mail campaign does to one kind of people: of those who got it, and how many were held out. */
    public record MailEffect(
            String campaign,
            String temper,
            long mailedPeople,
            long mails,
            long heldOutPeople,
            long incrementalOrders,
            BigDecimal incrementalRevenue,
            double incrementalOrdersByPerson) {}

    /**
     * What a test would show if all who were in it had seen the one variant, and then the other.
     *
     * @param decisionFactor what variant b makes of the chance that a visit ends in an order
     * @param ordersIfAllA within the test's days, of the people who were in it
     */
    public record TestResult(
            String test,
            LocalDate from,
            LocalDate before,
            double decisionFactor,
            double lostRecords,
            long assignedA,
            long assignedB,
            long recordedA,
            long recordedB,
            long ordersIfAllA,
            long ordersIfAllB,
            double effectByPerson,
            List<TestGroup> groups) {
        public TestResult {
            groups = List.copyOf(groups);
        }
    }

    /** The same of one kind of people. */
    public record TestGroup(
            String temper,
            long assignedA,
            long assignedB,
            long ordersIfAllA,
            long ordersIfAllB,
            double effectByPerson) {}

    /**
     * Days on which the checkout of one kind of device answered nothing.
     *
     * @param failedOrders that would have been made on it in these days; some came later instead
     */
    public record Trouble(
            String mishap,
            String device,
            LocalDate from,
            LocalDate before,
            long failedOrders,
            BigDecimal failedRevenue) {}

    /** What is on sale. */
    public record Article(String sku, String name, String category, String taste, BigDecimal price) {}

    /** Where people live. */
    public record TownShare(String country, String region, String city, double share) {}

    /**
     * The numbers that are the same in every market.
     *
     * @param ownTasteShare of articles bought, those of the person's own taste or of any
     * @param oneMoreShare chance of one article more, and of two of a cheap one
     * @param salePercent of the price that is paid in a sale
     * @param organicSocialBelow of visits without search and not direct: up to here by social networks, then by
     *     referrals
     * @param referralBelow and from here by assistants
     * @param leastMailInterest of the open and click chances, for those who do not like mail
     * @param badMoodBelow of mentions, with a draw from 0 to 1 that a return lowers
     * @param latestCorrectionDays after the day, that spend is corrected
     */
    public record Habits(
            double ownTasteShare,
            double oneMoreShare,
            int mostLines,
            BigDecimal shipping,
            BigDecimal freeShippingFrom,
            int salePercent,
            int saleDays,
            double organicSocialBelow,
            double referralBelow,
            double leastMailInterest,
            double badMoodBelow,
            double goodMoodFrom,
            double moodLostByReturn,
            int fewestRobotPages,
            int mostRobotPages,
            int earliestCorrectionDays,
            int latestCorrectionDays) {
        static final Habits HABITS = new Habits(
                Basket.OWN_TASTE,
                Basket.ONE_MORE,
                Basket.MOST_LINES,
                Product.euros(Basket.SHIPPING),
                Product.euros(Basket.FREE_SHIPPING),
                Basket.PERCENT_IN_SALE,
                Calendar.SALE_DAYS,
                Roads.SOCIAL_BELOW,
                Roads.REFERRAL_BELOW,
                Promotions.LEAST_INTEREST,
                Gossip.BAD_BELOW,
                Gossip.GOOD_FROM,
                Gossip.LOST_BY_RETURN,
                Robots.FEWEST_PAGES,
                Robots.MOST_PAGES - 1,
                SpendBook.FIRST_CORRECTION,
                SpendBook.FIRST_CORRECTION + SpendBook.CORRECTION_DAYS - 1);
    }

    /**
     * What customers of a kind are worth.
     *
     * @param customers who ordered before the market's end
     * @param gone of them, before the end
     * @param revenue of all of them before the end
     * @param firstYearRevenue by customer, in the 365 days from the first order
     * @param nextYearRevenue by customer, in the 365 days after the market's end
     * @param nextYearOrders by customer, the same
     */
    public record GroupValue(
            String taste,
            String temper,
            long people,
            long customers,
            long gone,
            BigDecimal revenue,
            double firstYearRevenue,
            double nextYearRevenue,
            double nextYearOrders) {}
}
