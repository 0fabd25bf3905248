package io.windrose.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.core.Event;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is switched off changes what follows from it, and nothing else. */
class ScenarioTest {
    private static final List<Day> REAL = Simulated.days(Simulated.SMALL, 2, Scenario.AS_IT_IS);

    @Test
    void nothingChangesBeforeTheCampaignBegins() {
        List<Day> without = without(Campaign.SOCIAL_SPRING);
        int march = (int) (LocalDate.of(2025, 3, 1).toEpochDay()
                - Simulated.SMALL.firstDay().toEpochDay());

        assertThat(without.subList(0, march)).isEqualTo(REAL.subList(0, march));
        assertThat(Simulated.orders(without))
                .hasSizeLessThan(Simulated.orders(REAL).size());
    }

    @Test
    void whomACampaignDidNotReachDoesTheSameWithoutIt() {
        for (Campaign campaign :
                List.of(Campaign.SEARCH_GENERIC, Campaign.MAIL_NEWSLETTER, Campaign.DISPLAY_RETARGETING)) {
            Set<String> reached = reachedBy(campaign);
            Map<String, List<ShopOrder>> real = byUser(REAL, reached);

            assertThat(reached).as(campaign.word()).isNotEmpty();
            assertThat(real).as(campaign.word()).isNotEmpty();
            assertThat(byUser(without(campaign), reached)).as(campaign.word()).isEqualTo(real);
        }
    }

    @Test
    void robotsDoNotCare() {
        List<Event> real = robots(REAL);

        assertThat(real).isNotEmpty();
        assertThat(robots(Simulated.days(Simulated.SMALL, 1, Scenario.without(Campaign.ALL))))
                .isEqualTo(real);
    }

    @Test
    void theAffiliateBringsNothing() {
        List<Day> without = without(Campaign.AFFILIATE_COUPONS);

        assertThat(Simulated.events(REAL))
                .anyMatch(event -> "affiliates".equals(event.origin().channel()));
        assertThat(Simulated.events(without))
                .noneMatch(event -> "affiliates".equals(event.origin().channel()));
        assertThat(values(without)).isEqualTo(values(REAL));
    }

    @Test
    void nobodyIsReachedByWhatIsOff() {
        List<Day> without = Simulated.days(Simulated.SMALL, 2, Scenario.without(Campaign.ALL));

        assertThat(without).allSatisfy(day -> {
            assertThat(day.spend()).isEmpty();
            assertThat(day.mails()).isEmpty();
        });
        assertThat(Simulated.events(without)).allMatch(event -> event.origin().campaign() == null);
    }

    /** The truth lives only those anew whom a campaign reached; a whole market without it must say the same. */
    @Test
    void theTruthIsTheDifferenceOfTwoMarkets() {
        Truth truth = new Market(Simulated.SMALL).truth(2);

        for (Campaign campaign : List.of(Campaign.SEARCH_GENERIC, Campaign.SOCIAL_ALWAYS, Campaign.MAIL_NEWSLETTER)) {
            Truth.Increment increment = truth.campaigns().get(campaign.number());
            int difference = Simulated.orders(REAL).size()
                    - Simulated.orders(without(campaign)).size();
            assertThat(increment.incrementalOrders()).as(campaign.word()).isEqualTo(difference);
        }
        assertThat(truth.everything().incrementalOrders())
                .isEqualTo(Simulated.orders(REAL).size()
                        - Simulated.orders(Simulated.days(Simulated.SMALL, 2, Scenario.without(Campaign.ALL)))
                                .size());
    }

    private static List<Day> without(Campaign campaign) {
        return Simulated.days(Simulated.SMALL, 2, Scenario.without(List.of(campaign)));
    }

    private static Set<String> reachedBy(Campaign campaign) {
        World world = World.of(Simulated.SMALL, Parameters.DEFAULT, 0);
        Set<String> reached = new HashSet<>();
        for (Inhabitant person : Simulated.people(Simulated.SMALL)) {
            if ((Biography.of(person, world, Scenario.AS_IT_IS).life.touchedBy & campaign.bit()) != 0) {
                reached.add(person.userId());
            }
        }
        return reached;
    }

    private static Map<String, List<ShopOrder>> byUser(List<Day> days, Set<String> butNot) {
        Map<String, List<ShopOrder>> orders = new HashMap<>();
        for (ShopOrder order : Simulated.orders(days)) {
            if (!butNot.contains(order.userId())) {
                orders.computeIfAbsent(order.userId(), unused -> new ArrayList<>())
                        .add(order);
            }
        }
        return orders;
    }

    private static List<Event> robots(List<Day> days) {
        return Simulated.events(days).stream()
                .filter(event -> "robot".equals(event.device().device()))
                .toList();
    }

    private static Map<String, String> values(List<Day> days) {
        Map<String, String> values = new HashMap<>();
        Simulated.orders(days).forEach(order -> values.put(order.orderId(), order.userId() + " " + order.revenue()));
        return values;
    }
}
