package io.windrose.market;

/** What was delivered and what it cost, by campaign. Whole numbers, so that the order of adding does not matter. */
final class Advertising {
    private static final double MICROS = 1_000_000;
    private static final int MICROS_OF_CENT = 10_000;
    private static final int THOUSAND = 1_000;

    private final Parameters parameters;
    private final long[] impressions = new long[Campaign.ALL.size()];
    private final long[] clicks = new long[Campaign.ALL.size()];
    private final long[] commission = new long[Campaign.ALL.size()];

    Advertising(Parameters parameters) {
        this.parameters = parameters;
    }

    void impressions(Campaign campaign, int number) {
        impressions[campaign.number()] += number;
    }

    void visit(Visit visit) {
        if (visit.touch() instanceof Campaign campaign) {
            clicks[campaign.number()]++;
        }
        if (visit.coupon()) {
            int affiliate = Campaign.AFFILIATE_COUPONS.number();
            impressions[affiliate]++;
            clicks[affiliate]++;
            commission[affiliate] += Math.round(visit.basket().orElseThrow().cents()
                    * parameters.affiliate().commission()
                    * MICROS_OF_CENT);
        }
    }

    void add(Advertising other) {
        for (int one = 0; one < impressions.length; one++) {
            impressions[one] += other.impressions[one];
            clicks[one] += other.clicks[one];
            commission[one] += other.commission[one];
        }
    }

    long impressions(Campaign campaign) {
        return impressions[campaign.number()];
    }

    long clicks(Campaign campaign) {
        return clicks[campaign.number()];
    }

    /** Millionths of a euro. */
    long costMicros(Campaign campaign) {
        double euros =
                switch (campaign.channel()) {
                    case PAID_SEARCH -> clicks(campaign) * costOfClick(campaign);
                    case AFFILIATES -> commission[campaign.number()] / MICROS;
                    case PAID_SOCIAL, PAID_VIDEO, DISPLAY, EMAIL ->
                        impressions(campaign)
                                * parameters.influence(campaign.channel()).costOfThousand()
                                / THOUSAND;
                };
        return Math.round(euros * MICROS);
    }

    long costCents(Campaign campaign) {
        return Math.round(costMicros(campaign) / (double) MICROS_OF_CENT);
    }

    private double costOfClick(Campaign campaign) {
        return campaign == Campaign.SEARCH_BRAND
                ? parameters.search().brandClickCost()
                : parameters.search().genericClickCost();
    }
}
