package io.windrose.market;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** One market under one set of settings: its calendar, its plan, its people. */
record World(MarketSettings settings, Parameters parameters, Calendar calendar, Plan plan) {
    private static final int PEOPLE_OF_GROUP = 2_048;

    static World of(MarketSettings settings, Parameters parameters, int daysAfter) {
        int days = settings.days() + daysAfter;
        Calendar calendar = new Calendar(settings.firstDay(), days);
        return new World(settings, parameters, calendar, new Plan(settings.seed(), calendar, days, parameters));
    }

    Living living(Scenario scenario) {
        return new Living(parameters, calendar, plan, scenario);
    }

    Inhabitant inhabitant(int number) {
        return Inhabitant.born(settings.seed(), number, parameters);
    }

    /** Work by groups of people; the groups are the same for any number of threads. */
    <T> List<Callable<T>> byGroup(GroupWork<T> work) {
        List<Callable<T>> all = new ArrayList<>();
        for (int from = 0; from < settings.people(); from += PEOPLE_OF_GROUP) {
            int first = from;
            int end = Math.min(settings.people(), from + PEOPLE_OF_GROUP);
            all.add(() -> work.of(IntStream.range(first, end)));
        }
        return all;
    }

    @FunctionalInterface
    interface GroupWork<T> {
        T of(IntStream numbers);
    }
}
