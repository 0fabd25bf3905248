package io.windrose.market;

import java.util.Optional;

/** By which way a person with a need comes to the shop: also to another shop instead, which is no visit. */
final class Roads {
    static final double SOCIAL_BELOW = 0.8;
    static final double REFERRAL_BELOW = 0.93;

    private final Parameters parameters;
    private final Scenario scenario;

    Roads(Parameters parameters, Scenario scenario) {
        this.parameters = parameters;
        this.scenario = scenario;
    }

    Optional<Touch> taken(Inhabitant person, Life life, int day, Diary diary) {
        double road = person.fate().unit(Purpose.ROUTE, day);
        if (road < parameters.search().share()) {
            return searched(person, life, day, diary);
        }
        double rest =
                (road - parameters.search().share()) / (1 - parameters.search().share());
        if (rest
                < (life.isCustomer()
                        ? parameters.visits().directOfCustomers()
                        : parameters.visits().directOfOthers())) {
            return Optional.of(Unpaid.DIRECT);
        }
        if (rest < SOCIAL_BELOW) {
            return Optional.of(Unpaid.ORGANIC_SOCIAL);
        }
        return Optional.of(rest < REFERRAL_BELOW ? Unpaid.REFERRAL : Unpaid.AI_ASSISTANT);
    }

    /** Who searched would mostly have found the shop without its advertisement, above all by its name. */
    private Optional<Touch> searched(Inhabitant person, Life life, int day, Diary diary) {
        Fate fate = person.fate();
        boolean brand = fate.unit(Purpose.SEARCH, 0, day)
                < (life.isCustomer()
                        ? parameters.search().brandOfCustomers()
                        : parameters.search().brandOfOthers());
        Campaign campaign = brand ? Campaign.SEARCH_BRAND : Campaign.SEARCH_GENERIC;
        if (scenario.runs(campaign)) {
            diary.impressions(campaign, 1);
        }
        if (scenario.runs(campaign)
                && fate.unit(Purpose.SEARCH, 1, day) < parameters.search().adClickShare()) {
            life.touchedBy |= campaign.bit();
            return Optional.of(campaign);
        }
        boolean found = fate.unit(Purpose.FOUND, day)
                < (brand
                        ? parameters.search().brandFound()
                        : parameters.search().genericFound());
        return found ? Optional.of(Unpaid.ORGANIC_SEARCH) : Optional.empty();
    }
}
