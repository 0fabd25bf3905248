package io.windrose.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Shares lie where the parameters say, within what so many draws may miss it by. */
class SharesTest {
    private static final Parameters PARAMETERS = Parameters.DEFAULT;
    private static final Counts COUNTS = Simulated.counts(Simulated.year());

    @Test
    void peopleRefuseAndLiveAsStated() {
        List<Inhabitant> people = Simulated.people(Simulated.SMALL.withPeople(20_000));

        isShare(
                people.stream().filter(Inhabitant::refusesAnalytics).count(),
                people.size(),
                PARAMETERS.flaws().analyticsRefused());
        isShare(
                people.stream().filter(Inhabitant::refusesMarketing).count(),
                people.size(),
                PARAMETERS.flaws().analyticsRefused() + PARAMETERS.flaws().marketingRefused());
        for (Town town : Town.ALL) {
            isShare(people.stream().filter(person -> person.town().equals(town)).count(), people.size(), town.share());
        }
        for (AbTest test : AbTest.ALL) {
            isShare(
                    people.stream()
                            .filter(person -> Scenario.AS_IT_IS.variant(person, test) == 0)
                            .count(),
                    people.size(),
                    0.5);
        }
    }

    @Test
    void townsAreTheWhole() {
        assertThat(Town.ALL.stream().mapToDouble(Town::share).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void ordersAreSentBack() {
        isShare(
                Simulated.orders(Simulated.year()).stream()
                        .filter(order -> basketOf(order).refundedAfter() > 0)
                        .count(),
                COUNTS.orders(),
                PARAMETERS.customers().refundShare());
    }

    private static Basket basketOf(ShopOrder order) {
        int number = Integer.parseInt(order.userId().replace("customer-", "")) - 100_000;
        int day = Integer.parseInt(order.orderId().substring(2, 7)) - 10_000;
        return Basket.filled(Inhabitant.born(Simulated.YEAR.seed(), number, PARAMETERS), day, false, PARAMETERS);
    }

    @Test
    void eventsOfTheSiteAreSentTwice() {
        long site = Simulated.events(Simulated.year()).stream()
                .filter(event -> event.sourceId().equals(Session.SOURCE))
                .count();

        isShare(
                COUNTS.duplicates(),
                site - COUNTS.duplicates(),
                PARAMETERS.flaws().duplicateShare());
    }

    @Test
    void mailsAreHeldBackAtRandom() {
        Set<String> all = new HashSet<>();
        Set<String> held = new HashSet<>();
        Simulated.year()
                .forEach(day -> day.mails().forEach(mail -> {
                    String one = mail.campaign() + " " + mail.userId();
                    all.add(one);
                    if (mail.outcome() == MailOutcome.HELD_OUT) {
                        held.add(one);
                    }
                }));

        isShare(held.size(), all.size(), PARAMETERS.mailing().holdOut());
        assertThat(Simulated.year().stream()
                        .flatMap(day -> day.mails().stream())
                        .filter(mail -> held.contains(mail.campaign() + " " + mail.userId())))
                .allMatch(mail -> mail.outcome() == MailOutcome.HELD_OUT);
    }

    @Test
    void spendIsRestated() {
        long first = COUNTS.spendRows() - COUNTS.restatedSpend();
        long corrected = Simulated.days(Simulated.YEAR.withPeople(300).withDays(500), 1, Scenario.AS_IT_IS).stream()
                .flatMap(day -> day.spend().stream())
                .filter(row -> row.revision() > 0
                        && row.day().isBefore(Simulated.YEAR.firstDay().plusDays(470)))
                .count();
        long rows = Simulated.days(Simulated.YEAR.withPeople(300).withDays(470), 1, Scenario.AS_IT_IS).stream()
                .flatMap(day -> day.spend().stream())
                .filter(row -> row.revision() == 0)
                .count();

        assertThat(first).isPositive();
        isShare(corrected, rows, PARAMETERS.flaws().restatedShare());
    }

    @Test
    void whatIsCorrectedInTheEndIsWhatWasPaid() {
        Map<String, Spend> last = new HashMap<>();
        Simulated.year().forEach(day -> day.spend().forEach(row -> last.put(row.day() + row.campaign(), row)));
        double reported = last.values().stream()
                .mapToDouble(row -> row.cost().doubleValue())
                .sum();
        double paid = Simulated.yearTruth().everything().cost().doubleValue();
        long open = Simulated.year().subList(337, 365).stream()
                .mapToLong(day -> day.spend().size())
                .sum();

        // A row is rounded to a cent; rows of the last four weeks may not be corrected yet.
        double mostOfARow = last.values().stream()
                .mapToDouble(row -> row.cost().doubleValue())
                .max()
                .orElseThrow();
        assertThat(reported)
                .isCloseTo(
                        paid,
                        within(0.005 * last.size() + open * PARAMETERS.flaws().restatement() * mostOfARow));
        assertThat(last.values().stream().mapToLong(Spend::clicks).sum())
                .isEqualTo(Simulated.yearTruth().everything().clicks());
    }

    @Test
    void weeksAreMisspelt() {
        Calendar calendar = new Calendar(Simulated.YEAR.firstDay(), 7 * 500);
        Plan plan = new Plan(3, calendar, 7 * 500, PARAMETERS);
        long misspelt = 0;
        for (Campaign campaign : Campaign.ALL) {
            for (int week = 0; week < 500; week++) {
                misspelt += plan.isMisspelt(campaign, 7 * week) ? 1 : 0;
            }
        }

        isShare(misspelt, 500L * Campaign.ALL.size(), PARAMETERS.flaws().misspeltWeeks());
        assertThat(COUNTS.misspeltVisits()).isPositive();
    }

    @Test
    void robotsComeAsOftenAsStated() {
        double visits = Simulated.events(Simulated.year()).stream()
                .filter(event -> event.who().userId() == null && event.consent().isEmpty())
                .map(event -> event.who().sessionId())
                .distinct()
                .count();
        double expected = PARAMETERS.flaws().robotVisits() * Simulated.YEAR.people() / 1_000 * Simulated.YEAR.days();

        // Each day's number is the expected one, rounded up or down at random.
        assertThat(visits).isCloseTo(expected, within(5 * Math.sqrt(Simulated.YEAR.days() / 4.0)));
    }

    private static void isShare(long part, long whole, double share) {
        assertThat((double) part / whole).isCloseTo(share, within(Simulated.tolerance(share, whole)));
    }
}
