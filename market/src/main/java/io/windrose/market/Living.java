package io.windrose.market;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How people live, a day at a time: advertising and mail reach them, needs arise, they look around, visit, decide.
 * Thread-safe; a life belongs to one thread at a time.
 */
final class Living {
    private static final int MAIL = Channel.EMAIL.number();

    private final Parameters parameters;
    private final Calendar calendar;
    private final Scenario scenario;
    private final Promotions promotions;
    private final Roads roads;
    private final double[] needLift;
    private final double[] decisionLift;

    Living(Parameters parameters, Calendar calendar, Plan plan, Scenario scenario) {
        this.parameters = parameters;
        this.calendar = calendar;
        this.scenario = scenario;
        this.needLift = lifts(parameters, Influence::needLift);
        this.decisionLift = lifts(parameters, Influence::decisionLift);
        this.promotions = new Promotions(parameters, plan, scenario);
        this.roads = new Roads(parameters, scenario);
    }

    void live(Inhabitant person, Life life, int day, Diary diary) {
        if (life.gone) {
            return;
        }
        if (life.isCustomer() && person.fate().unit(Purpose.CHURN, day) < person.churnChance()) {
            life.gone = true;
            return;
        }
        person.receptivity().fade(life.memory);
        Optional<Touch> clicked = promotions.advertised(person, life, day, diary);
        Optional<Touch> mailed = promotions.mailed(person, life, day, diary);
        boolean looking = life.isLooking(day) || needArises(person, life, day);
        if (mailed.isPresent()) {
            visit(person, life, day, mailed.get(), diary);
        } else if (clicked.isPresent()) {
            visit(person, life, day, clicked.get(), diary);
        } else if (looking) {
            if (person.fate().unit(Purpose.VISIT, day) < parameters.visits().chance()) {
                roads.taken(person, life, day, diary).ifPresent(road -> visit(person, life, day, road, diary));
            }
        } else if (life.isCustomer()
                && person.fate().unit(Purpose.HABIT, day) < parameters.visits().habitChance()) {
            visit(person, life, day, Unpaid.DIRECT, diary);
        }
    }

    private boolean needArises(Inhabitant person, Life life, int day) {
        double chance = person.needChance()
                * calendar.demand(person.taste(), day)
                * lift(person, life, needLift)
                * (life.isCustomer() ? parameters.needs().customerFactor() : 1)
                * (day - life.lastOrder <= parameters.needs().satedDays()
                        ? parameters.needs().satedFactor()
                        : 1);
        if (person.fate().unit(Purpose.NEED, 0, day) >= chance) {
            return false;
        }
        look(person, life, day);
        return true;
    }

    private void look(Inhabitant person, Life life, int fromDay) {
        double unit = person.fate().unit(Purpose.NEED, 1, fromDay);
        life.lookingUntil =
                fromDay + (int) (-StrictMath.log(1 - unit) * parameters.needs().lookingDays());
    }

    private double lift(Inhabitant person, Life life, double[] lift) {
        double sum = 1;
        for (int channel = 0; channel < lift.length; channel++) {
            double response = channel == MAIL ? person.temper().mailResponse() : 1;
            sum += response * lift[channel] * life.memory[channel];
        }
        return Math.max(parameters.needs().leastLift(), sum);
    }

    private static double[] lifts(Parameters parameters, ToDoubleFunction<Influence> lift) {
        return Arrays.stream(Channel.values())
                .map(parameters::influence)
                .mapToDouble(lift)
                .toArray();
    }

    private void visit(Inhabitant person, Life life, int day, Touch touch, Diary diary) {
        Fate fate = person.fate();
        boolean looking = life.isLooking(day);
        int device = fate.unit(Purpose.DEVICE, day) < person.phoneShare() ? Visit.PHONE : Visit.DESKTOP;
        int newTests = newTests(life, day);
        double chance = (looking
                        ? parameters.visits().decisionChance()
                        : parameters.visits().idleDecisionChance())
                * lift(person, life, decisionLift)
                * (calendar.isSale(day) ? parameters.visits().saleFactor() : 1)
                * tested(person, day);
        Optional<Basket> wanted = fate.unit(Purpose.DECISION, day) < chance
                ? Optional.of(Basket.filled(person, day, calendar.isSale(day), parameters))
                : Optional.empty();
        boolean stopped = wanted.isPresent() && Mishap.stops(person, device, day);
        Optional<Basket> basket = stopped ? Optional.empty() : wanted;
        Optional<Basket> failed = stopped ? wanted : Optional.empty();
        boolean coupon = basket.isPresent()
                && person.seeksDeals()
                && scenario.runs(Campaign.AFFILIATE_COUPONS)
                && fate.unit(Purpose.COUPON, day) < parameters.affiliate().couponShare();
        if (coupon) {
            life.touchedBy |= Campaign.AFFILIATE_COUPONS.bit();
        }
        boolean signedIn = (life.signedIn & device) != 0;
        double mood =
                basket.isPresent() ? 1 : life.isCustomer() ? parameters.visits().signInChance() : 0;
        boolean signsIn = !signedIn && fate.unit(Purpose.SIGN_IN, day) < mood;
        diary.visit(new Visit(
                person,
                day,
                touch,
                device,
                looking,
                newTests,
                life.isCustomer(),
                signedIn,
                signsIn,
                basket,
                failed,
                coupon));
        life.lastVisit = day;
        life.signedIn |= signsIn ? device : 0;
        if (basket.isPresent()) {
            order(person, life, day);
        } else if (!looking
                && fate.unit(Purpose.INTEREST, day) < parameters.visits().interestChance()) {
            look(person, life, day + 1);
        }
    }

    private void order(Inhabitant person, Life life, int day) {
        if (!life.isCustomer()) {
            life.firstOrder = day;
            life.subscribed = !person.refusesMarketing()
                    && person.fate().unit(Purpose.SUBSCRIBE, 0)
                            < parameters.mailing().subscriberShare();
        }
        life.orders++;
        life.lastOrder = day;
        life.lookingUntil = Life.NEVER;
    }

    private static int newTests(Life life, int day) {
        int fresh = 0;
        for (AbTest test : AbTest.ALL) {
            if (test.runsOn(day) && (life.tests & test.bit()) == 0) {
                fresh |= test.bit();
            }
        }
        life.tests |= fresh;
        return fresh;
    }

    private double tested(Inhabitant person, int day) {
        double factor = 1;
        for (AbTest test : AbTest.ALL) {
            if (test.runsOn(day) && scenario.variant(person, test) == 1) {
                factor *= test.decisionFactor();
            }
        }
        return factor;
    }
}
