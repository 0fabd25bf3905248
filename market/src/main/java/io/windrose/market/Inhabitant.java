package io.windrose.market;

import java.util.SplittableRandom;

/**
 * One simulated person: what does not change. Everything is drawn, nothing is learned.
 *
 * @param needChance on an ordinary day, before season and advertising
 * @param churnChance that they leave for good on a day, once a customer
 * @param dealSeeking above 0.5 for those who look for coupons
 * @param phoneShare of their visits
 */
record Inhabitant(
        int number,
        Fate fate,
        Town town,
        Taste taste,
        Temper temper,
        double needChance,
        Receptivity receptivity,
        double churnChance,
        double dealSeeking,
        double phoneShare,
        int phone,
        int desktop,
        boolean refusesAnalytics,
        boolean refusesMarketing) {
    private static final double DAYS_OF_YEAR = 365.25;

    static Inhabitant born(long seed, int number, Parameters parameters) {
        Fate fate = Fate.of(seed, Fate.Kind.PERSON, number);
        SplittableRandom random = fate.random(Purpose.TRAITS, 0);
        Town town = Town.at(random.nextDouble());
        Taste taste = Taste.ALL.get(random.nextInt(Taste.ALL.size()));
        Temper temper = Temper.ALL.get(random.nextInt(Temper.ALL.size()));
        double needs = parameters.needs().perYear()
                * temper.needFactor()
                * StrictMath.exp(parameters.needs().spread() * random.nextGaussian());
        Receptivity receptivity = Receptivity.drawn(random, parameters);
        double stay = StrictMath.pow(1 - parameters.customers().churnPerYear(), 1 / DAYS_OF_YEAR);
        double restless = StrictMath.exp(parameters.customers().churnSpread() * random.nextGaussian());
        double refusal = random.nextDouble();
        return new Inhabitant(
                number,
                fate,
                town,
                taste,
                temper,
                needs / DAYS_OF_YEAR,
                receptivity,
                (1 - stay) * restless,
                random.nextDouble(),
                random.nextDouble(),
                random.nextInt(Gadget.PHONES.size()),
                random.nextInt(Gadget.DESKTOPS.size()),
                refusal < parameters.flaws().analyticsRefused(),
                refusal
                        < parameters.flaws().analyticsRefused()
                                + parameters.flaws().marketingRefused());
    }

    /** The company's id of a customer. */
    String userId() {
        return "customer-" + (100_000 + number);
    }

    String country() {
        return town.country();
    }

    boolean seeksDeals() {
        return dealSeeking > 0.5;
    }
}
