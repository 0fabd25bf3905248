package io.windrose.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How marketing works on people. */
class LivingTest {
    @Test
    void eachFurtherImpressionFillsLess() {
        Life life = new Life();
        double first = filled(life);
        double second = filled(life);
        for (int more = 0; more < 200; more++) {
            filled(life);
        }

        assertThat(second).isPositive().isLessThan(first);
        assertThat(life.memory[Channel.PAID_VIDEO.number()]).isCloseTo(1, within(0.001f));
    }

    private static double filled(Life life) {
        float before = life.memory[Channel.PAID_VIDEO.number()];
        life.remember(Channel.PAID_VIDEO, 0.1);
        return life.memory[Channel.PAID_VIDEO.number()] - before;
    }

    @Test
    void halfOfThePeopleForgetFasterThanTheHalfLife() {
        List<Inhabitant> people = Simulated.people(Simulated.SMALL);
        for (Channel channel : List.of(Channel.PAID_SOCIAL, Channel.PAID_VIDEO)) {
            long faster = people.stream()
                    .filter(person -> left(person, channel, (int)
                                    Parameters.DEFAULT.influence(channel).halfLifeDays())
                            < 0.5)
                    .count();
            assertThat((double) faster / people.size())
                    .as(channel.word())
                    .isCloseTo(0.5, within(Simulated.tolerance(0.5, people.size())));
        }
    }

    private static double left(Inhabitant person, Channel channel, int days) {
        Life life = new Life();
        life.remember(channel, 1);
        for (int day = 0; day < days; day++) {
            person.receptivity().fade(life.memory);
        }
        return life.memory[channel.number()];
    }

    @Test
    void fourTimesTheImpressionsBringLessThanFourTimesTheOrders() {
        int once = broughtByVideo(1);
        int fourTimes = broughtByVideo(4);

        assertThat(fourTimes).isGreaterThan(once).isLessThan(4 * once);
    }

    /** For the same budget, so many times the impressions. */
    private static int broughtByVideo(int times) {
        Parameters usual = Parameters.DEFAULT;
        Influence video = usual.influence(Channel.PAID_VIDEO);
        Map<Channel, Influence> influence = new EnumMap<>(usual.reach().influence());
        influence.put(
                Channel.PAID_VIDEO,
                new Influence(
                        video.halfLifeDays(),
                        video.filledByImpression(),
                        video.needLift(),
                        video.decisionLift(),
                        video.clickShare(),
                        video.costOfThousand() / times));
        Parameters.Reach reach = new Parameters.Reach(
                usual.reach().affinitySpread(),
                usual.reach().halfLifeSpread(),
                usual.reach().budgetSpread(),
                usual.reach().quietWeeks(),
                usual.reach().retargetingDays(),
                influence);
        Market market = new Market(
                Simulated.YEAR,
                new Parameters(
                        usual.needs(),
                        usual.visits(),
                        usual.search(),
                        usual.affiliate(),
                        usual.mailing(),
                        reach,
                        usual.customers(),
                        usual.flaws(),
                        usual.measuring()));
        return orders(market, Scenario.AS_IT_IS) - orders(market, Scenario.without(List.of(Campaign.VIDEO_BRAND)));
    }

    private static int orders(Market market, Scenario scenario) {
        try (Stream<Day> days = market.days(2, scenario)) {
            return days.mapToInt(day -> day.orders().size()).sum();
        }
    }

    /** Nobody plans it: who is made to want something also searches for it. */
    @Test
    void searchSpendFollowsDemand() {
        Scenario quiet = Scenario.without(
                List.of(Campaign.SOCIAL_ALWAYS, Campaign.SOCIAL_SPRING, Campaign.SOCIAL_WINTER, Campaign.VIDEO_BRAND));

        assertThat(searchClicks(Simulated.days(Simulated.YEAR, 2, quiet)))
                .isPositive()
                .isLessThan(searchClicks(Simulated.year()));
    }

    private static long searchClicks(List<Day> days) {
        return days.stream()
                .flatMap(day -> day.spend().stream())
                .filter(row -> row.revision() == 0 && row.channel().equals(Channel.PAID_SEARCH.word()))
                .mapToLong(Spend::clicks)
                .sum();
    }

    @Test
    void journeysHaveTouchesBeforeAnOrder() {
        double visits = Simulated.yearTruth().counts().visits();

        assertThat(visits / Simulated.yearTruth().counts().orders()).isGreaterThan(3);
    }

    @Test
    void newslettersGoOutOnThursdaysToSubscribersOnly() {
        List<Day> mailed = Simulated.year().stream()
                .filter(day ->
                        day.mails().stream().anyMatch(mail -> mail.campaign().equals(Campaign.MAIL_NEWSLETTER.word())))
                .toList();

        assertThat(mailed).isNotEmpty().allMatch(day -> day.date().getDayOfWeek() == DayOfWeek.THURSDAY);
        List<String> refusing = Simulated.people(Simulated.YEAR).stream()
                .filter(Inhabitant::refusesMarketing)
                .map(Inhabitant::userId)
                .toList();
        assertThat(mailed)
                .allSatisfy(day -> assertThat(day.mails()).noneMatch(mail -> refusing.contains(mail.userId())));
    }
}
