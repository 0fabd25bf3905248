package io.windrose.market;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Words the sums as the truth. */
final class Answers {
    private static final double CENTS = 100;

    private final World world;
    private final Sums sums;

    Answers(World world, Sums sums) {
        this.world = world;
        this.sums = sums;
    }

    Truth truth(Counts counts) {
        MarketSettings settings = world.settings();
        return new Truth(
                "Simulated: the shop Tarnwick, its people and all figures are invented.",
                settings,
                settings.firstDay().plusDays(settings.days()),
                world.parameters(),
                Truth.Habits.HABITS,
                Product.ALL.stream()
                        .map(one -> new Truth.Article(
                                one.sku(),
                                one.name(),
                                one.category(),
                                one.taste().word(),
                                Product.euros(one.cents())))
                        .toList(),
                Town.ALL.stream()
                        .map(one -> new Truth.TownShare(
                                one.country(),
                                requireNonNull(one.place().region()),
                                requireNonNull(one.place().city()),
                                one.share()))
                        .toList(),
                demand(),
                Campaign.ALL.stream().map(Answers::plan).toList(),
                Arrays.stream(Temper.values())
                        .map(one -> new Truth.TemperPlan(one.word(), one.mailResponse(), one.needFactor()))
                        .toList(),
                Campaign.ALL.stream()
                        .map(one -> increment(one.word(), List.of(one), sums.campaigns[one.number()]))
                        .toList(),
                Arrays.stream(Channel.values())
                        .map(one -> increment(one.word(), Campaign.of(one), sums.channels[one.number()]))
                        .toList(),
                increment("everything", Campaign.ALL, sums.everything),
                mails(),
                AbTest.ALL.stream().map(this::test).toList(),
                lifetime(),
                Mishap.ALL.stream()
                        .filter(mishap -> mishap.firstDay() < settings.days())
                        .map(this::mishap)
                        .toList(),
                counts);
    }

    private Map<String, List<BigDecimal>> demand() {
        Map<String, List<BigDecimal>> factors = new TreeMap<>();
        for (Taste taste : Taste.ALL) {
            factors.put(
                    taste.word(),
                    IntStream.range(0, world.settings().days())
                            .mapToObj(day -> BigDecimal.valueOf(world.calendar().demand(taste, day))
                                    .setScale(4, RoundingMode.HALF_EVEN))
                            .toList());
        }
        return factors;
    }

    private static Truth.CampaignPlan plan(Campaign campaign) {
        List<String> months = Arrays.stream(Month.values())
                .filter(campaign::runsIn)
                .map(month -> month.name().toLowerCase(Locale.ROOT))
                .toList();
        return new Truth.CampaignPlan(campaign.word(), campaign.channel().word(), campaign.weeklyBudget(), months);
    }

    private Truth.Increment increment(String name, List<Campaign> campaigns, long[] sum) {
        long micros = campaigns.stream().mapToLong(sums.advertising::costMicros).sum();
        return new Truth.Increment(
                name,
                Product.euros(Math.round(micros / 10_000.0)),
                campaigns.stream().mapToLong(sums.advertising::impressions).sum(),
                campaigns.stream().mapToLong(sums.advertising::clicks).sum(),
                sum[0],
                sums.orders[0],
                sum[1],
                Product.euros(sums.cents[0]),
                Product.euros(sum[2]));
    }

    private List<Truth.MailEffect> mails() {
        List<Truth.MailEffect> effects = new ArrayList<>();
        for (Campaign campaign : Campaign.MAIL) {
            for (Temper temper : Temper.values()) {
                long[] sum = sums.mails[campaign.number()][temper.number()];
                BigDecimal revenue = Product.euros(sum[4]);
                effects.add(new Truth.MailEffect(
                        campaign.word(),
                        temper.word(),
                        sum[0],
                        sum[1],
                        sum[2],
                        sum[3],
                        revenue,
                        share(sum[3], sum[0])));
            }
        }
        return effects;
    }

    private Truth.TestResult test(AbTest test) {
        long[] all = new long[6];
        List<Truth.TestGroup> groups = new ArrayList<>();
        for (Temper temper : Temper.values()) {
            long[] sum = sums.tests[test.number()][temper.number()];
            Arrays.setAll(all, place -> all[place] + sum[place]);
            groups.add(new Truth.TestGroup(
                    temper.word(), sum[0], sum[1], sum[4], sum[5], share(sum[5] - sum[4], sum[0] + sum[1])));
        }
        return new Truth.TestResult(
                test.word(),
                world.calendar().date(test.firstDay()),
                world.calendar().date(test.firstDay() + test.days()),
                test.decisionFactor(),
                test.lostRecords(),
                all[0],
                all[1],
                all[2],
                all[3],
                all[4],
                all[5],
                share(all[5] - all[4], all[0] + all[1]),
                groups);
    }

    private Truth.Trouble mishap(Mishap mishap) {
        long[] sum = sums.mishaps[mishap.number()];
        return new Truth.Trouble(
                mishap.word(),
                mishap.device(),
                world.calendar().date(mishap.firstDay()),
                world.calendar().date(mishap.firstDay() + mishap.days()),
                sum[0],
                Product.euros(sum[1]));
    }

    private List<Truth.GroupValue> lifetime() {
        List<Truth.GroupValue> values = new ArrayList<>();
        for (Taste taste : Taste.values()) {
            for (Temper temper : Temper.values()) {
                long[] sum = sums.groups[taste.number() * Temper.values().length + temper.number()];
                values.add(new Truth.GroupValue(
                        taste.word(),
                        temper.word(),
                        sum[0],
                        sum[1],
                        sum[2],
                        Product.euros(sum[3]),
                        share(sum[4], sum[1]) / CENTS,
                        share(sum[5], sum[1]) / CENTS,
                        share(sum[6], sum[1])));
            }
        }
        return values;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
