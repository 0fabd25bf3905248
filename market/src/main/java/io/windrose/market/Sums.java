package io.windrose.market;

/** What the lives of some people came to, and would have come to. Whole numbers: the order of adding is no matter. */
final class Sums {
    static final int GROUPS = Taste.values().length * Temper.values().length;

    final Advertising advertising;
    final long[] orders = new long[1];
    final long[] cents = new long[1];
    final long[][] campaigns = new long[Campaign.ALL.size()][3];
    final long[][] channels = new long[Channel.values().length][3];
    final long[] everything = new long[3];
    /** By campaign and temper: people mailed, mails, people held out, orders, cents. */
    final long[][][] mails = new long[Campaign.ALL.size()][Temper.values().length][5];
    /** By test and temper: assigned a, b, recorded a, b, orders if all a, if all b. */
    final long[][][] tests = new long[AbTest.ALL.size()][Temper.values().length][6];
    /** By kind: people, customers, gone, cents, cents of the first year, of the next year, orders of the next year. */
    final long[][] groups = new long[GROUPS][7];

    /** By mishap: orders that failed, cents. */
    final long[][] mishaps = new long[Mishap.ALL.size()][2];

    Sums(Parameters parameters) {
        this.advertising = new Advertising(parameters);
    }

    /** People reached, and what they ordered more. */
    static void increment(long[] sum, Biography with, Biography without) {
        sum[0]++;
        sum[1] += with.orders - without.orders;
        sum[2] += with.cents - without.cents;
    }

    static int group(Inhabitant person) {
        return person.taste().number() * Temper.values().length
                + person.temper().number();
    }

    void add(Sums other) {
        advertising.add(other.advertising);
        add(orders, other.orders);
        add(cents, other.cents);
        add(campaigns, other.campaigns);
        add(channels, other.channels);
        add(everything, other.everything);
        for (int one = 0; one < mails.length; one++) {
            add(mails[one], other.mails[one]);
        }
        for (int one = 0; one < tests.length; one++) {
            add(tests[one], other.tests[one]);
        }
        add(groups, other.groups);
        add(mishaps, other.mishaps);
    }

    static void add(long[][] sums, long[][] others) {
        for (int one = 0; one < sums.length; one++) {
            add(sums[one], others[one]);
        }
    }

    private static void add(long[] sums, long[] others) {
        for (int one = 0; one < sums.length; one++) {
            sums[one] += others[one];
        }
    }
}
