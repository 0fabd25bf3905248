package io.windrose.market;

/** What one life came to, under one scenario: orders and cents, in all, after the market's end, within each test. */
final class Biography implements Diary {
    static final int FIRST_YEAR = 365;

    final Life life = new Life();
    final int[] testOrders = new int[AbTest.ALL.size()];
    /** Bits of the tests by what the site recorded: that the person saw variant a, or b. */
    final int[] recorded = new int[2];

    final int[] mailed = new int[Campaign.ALL.size()];
    final int[] heldOut = new int[Campaign.ALL.size()];
    /** By mishap: what was not ordered, and its cents. */
    final long[][] failed = new long[Mishap.ALL.size()][2];

    int orders;
    long cents;
    int laterOrders;
    long laterCents;
    long firstYearCents;

    private final int days;
    private final Scenario scenario;
    private final Advertising advertising;

    private Biography(World world, Scenario scenario, Advertising advertising) {
        this.days = world.settings().days();
        this.scenario = scenario;
        this.advertising = advertising;
    }

    /** Until the end of the market. */
    static Biography of(Inhabitant person, World world, Scenario scenario) {
        Biography biography = new Biography(world, scenario, new Advertising(world.parameters()));
        Living living = world.living(scenario);
        for (int day = 0; day < biography.days; day++) {
            living.live(person, biography.life, day, biography);
        }
        return biography;
    }

    /** What comes after; what was spent by then is no longer of interest. */
    void goOn(Inhabitant person, World world, int daysAfter) {
        Living living = world.living(scenario);
        for (int day = days; day < days + daysAfter; day++) {
            living.live(person, life, day, this);
        }
    }

    Advertising advertising() {
        return advertising;
    }

    @Override
    public void impressions(Campaign campaign, int number) {
        advertising.impressions(campaign, number);
    }

    @Override
    public void mail(Inhabitant person, Campaign campaign, MailOutcome outcome, int day) {
        if (outcome == MailOutcome.HELD_OUT) {
            heldOut[campaign.number()]++;
        } else {
            mailed[campaign.number()]++;
            advertising.impressions(campaign, 1);
        }
    }

    @Override
    public void visit(Visit visit) {
        advertising.visit(visit);
        if (!visit.person().refusesAnalytics()) {
            record(visit);
        }
        visit.basket().ifPresent(basket -> order(visit.day(), basket.cents()));
        visit.failed().ifPresent(basket -> fail(visit.day(), basket.cents()));
    }

    private void record(Visit visit) {
        for (AbTest test : AbTest.ALL) {
            int variant = scenario.variant(visit.person(), test);
            if ((visit.newTests() & test.bit()) != 0 && test.isRecorded(visit, variant)) {
                recorded[variant] |= test.bit();
            }
        }
    }

    private void fail(int day, long value) {
        for (Mishap mishap : Mishap.ALL) {
            if (mishap.isOn(day) && day < days) {
                failed[mishap.number()][0]++;
                failed[mishap.number()][1] += value;
            }
        }
    }

    private void order(int day, long value) {
        if (day < days) {
            orders++;
            cents += value;
        } else {
            laterOrders++;
            laterCents += value;
        }
        int first = life.isCustomer() ? life.firstOrder : day;
        if (first < days && day < first + FIRST_YEAR) {
            firstYearCents += value;
        }
        for (AbTest test : AbTest.ALL) {
            testOrders[test.number()] += test.runsOn(day) && day < days ? 1 : 0;
        }
    }
}
