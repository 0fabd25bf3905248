package io.windrose.market;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds the true answers. Everyone lives once as it is, and once more for each thing that ever did anything to them,
 * without it; for all others nothing changes, since nobody influences anybody.
 */
final class Reckoning {
    static final int DAYS_AFTER = 365;

    /** Of channels with several campaigns; without the only one is without the channel. */
    private static final Map<Channel, Scenario> WITHOUT_CHANNEL = new EnumMap<>(Channel.class);

    static {
        for (Channel channel : Channel.values()) {
            if (Campaign.of(channel).size() > 1) {
                WITHOUT_CHANNEL.put(channel, Scenario.without(Campaign.of(channel)));
            }
        }
    }

    private final World world;
    private final Workers workers;

    Reckoning(World world, Workers workers) {
        this.world = world;
        this.workers = workers;
    }

    Truth truth(Counts counts) {
        Sums all = new Sums(world.parameters());
        workers.all(world.byGroup(this::sums)).forEach(all::add);
        return new Answers(world, all).truth(counts);
    }

    private Sums sums(IntStream numbers) {
        Sums sums = new Sums(world.parameters());
        numbers.forEach(number -> add(sums, world.inhabitant(number)));
        return sums;
    }

    private void add(Sums sums, Inhabitant person) {
        Biography real = Biography.of(person, world, Scenario.AS_IT_IS);
        sums.advertising.add(real.advertising());
        sums.orders[0] += real.orders;
        sums.cents[0] += real.cents;
        Sums.add(sums.mishaps, real.failed);
        int touchedBy = real.life.touchedBy;
        for (Campaign campaign : Campaign.ALL) {
            mailed(sums.mails[campaign.number()][person.temper().number()], real, campaign);
            if ((touchedBy & campaign.bit()) != 0) {
                Biography other = Biography.of(person, world, Scenario.without(List.of(campaign)));
                Sums.increment(sums.campaigns[campaign.number()], real, other);
                long[] mails = sums.mails[campaign.number()][person.temper().number()];
                mails[3] += real.orders - other.orders;
                mails[4] += real.cents - other.cents;
                if (Campaign.of(campaign.channel()).size() == 1) {
                    Sums.increment(sums.channels[campaign.channel().number()], real, other);
                }
            }
        }
        WITHOUT_CHANNEL.forEach((channel, scenario) -> {
            if ((touchedBy & scenario.off()) != 0) {
                Sums.increment(sums.channels[channel.number()], real, Biography.of(person, world, scenario));
            }
        });
        if (touchedBy != 0) {
            Sums.increment(sums.everything, real, Biography.of(person, world, Scenario.without(Campaign.ALL)));
        }
        tested(sums, person, real);
        valued(sums.groups[Sums.group(person)], person, real);
    }

    private static void mailed(long[] sum, Biography real, Campaign campaign) {
        sum[0] += real.mailed[campaign.number()] > 0 ? 1 : 0;
        sum[1] += real.mailed[campaign.number()];
        sum[2] += real.heldOut[campaign.number()] > 0 ? 1 : 0;
    }

    private void tested(Sums sums, Inhabitant person, Biography real) {
        for (AbTest test : AbTest.ALL) {
            if ((real.life.tests & test.bit()) == 0) {
                continue;
            }
            long[] sum = sums.tests[test.number()][person.temper().number()];
            sum[Scenario.AS_IT_IS.variant(person, test)]++;
            for (int variant = 0; variant < 2; variant++) {
                sum[2 + variant] += (real.recorded[variant] & test.bit()) != 0 ? 1 : 0;
                Biography all = Biography.of(person, world, Scenario.allSee(variant, test));
                sum[4 + variant] += all.testOrders[test.number()];
            }
        }
    }

    /** Last, for it lets the life go on. */
    private void valued(long[] sum, Inhabitant person, Biography real) {
        sum[0]++;
        if (!real.life.isCustomer()) {
            return;
        }
        sum[1]++;
        sum[2] += real.life.gone ? 1 : 0;
        real.goOn(person, world, DAYS_AFTER);
        sum[3] += real.cents;
        sum[4] += real.firstYearCents;
        sum[5] += real.laterCents;
        sum[6] += real.laterOrders;
    }
}
