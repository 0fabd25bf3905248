package io.windrose.science.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.budget.BudgetPlan.LinePlan;
import io.windrose.science.mix.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BudgetProblemTest {
    private static final double[] NO_PAST = {};

    /** Concave, certain, without carry-over. */
    private static Line simple(String name, double factor, int weeks) {
        double[] today = new double[weeks];
        Arrays.fill(today, 1);
        return Lines.line(name, Lines.MENTEN, NO_PAST, today, List.of(Lines.draw(1, 0, factor, 1)));
    }

    private static List<Line> random(int lines, int weeks, int draws, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, lines)
                .mapToObj(i -> Lines.random("line " + i, weeks, draws, random))
                .toList();
    }

    private static double total(BudgetPlan plan, int line) {
        return plan.lines().get(line).total();
    }

    /** {@code factor x / (x + 1) - x} is greatest at {@code sqrt(factor) - 1}. */
    @Test
    void spendsUntilTheLastUnitBringsOne() {
        BudgetPlan plan = BudgetProblem.of(List.of(simple("a", 9, 2), simple("b", 4, 2)), 100)
                .solve();

        assertThat(plan.lines().get(0).spend()).containsExactly(new double[] {2, 2}, within(0.02));
        assertThat(plan.lines().get(1).spend()).containsExactly(new double[] {1, 1}, within(0.02));
        assertThat(plan.spend()).isCloseTo(6, within(0.05));
        assertThat(plan.value()).isCloseTo(2 * 4 + 2 * 1, within(1e-3));
        assertThat(plan.lines().get(0).marginal().mean()).isCloseTo(1, within(0.02));
        assertThat(plan.lines().get(0).marginalToday().mean()).isCloseTo(9.0 / 4, within(1e-9));
    }

    /** A budget of 2 a week: {@code sqrt(factor) / (x + 1)} is alike, so {@code x + 1} is as 3 to 2 of 4. */
    @Test
    void spendsABudgetWhereItsLastUnitBringsAlike() {
        BudgetPlan plan = BudgetProblem.of(List.of(simple("a", 9, 3), simple("b", 4, 3)), 6)
                .with(Goal.REVENUE)
                .solve();

        assertThat(total(plan, 0)).isCloseTo(3 * (4 * 0.6 - 1), within(0.05));
        assertThat(total(plan, 1)).isCloseTo(3 * (4 * 0.4 - 1), within(0.05));
        assertThat(plan.spend()).isCloseTo(6, within(1e-3)).isLessThanOrEqualTo(6 * (1 + 1e-9));
        assertThat(plan.lines().get(0).marginal().mean())
                .isCloseTo(plan.lines().get(1).marginal().mean(), within(0.02));
        assertThat(plan.gap()).isLessThan(1e-3);
    }

    /** S-shaped, and too little money for both: all of it goes to one, in as few weeks as it takes. */
    @Test
    void doesNotSpreadMoneyThinlyOverCurvesThatBendUp() {
        double[] today = {0.5, 0.5, 0.5, 0.5};
        List<Line> lines = List.of(
                Lines.line("a", Lines.HILL, NO_PAST, today, List.of(Lines.draw(2, 4, 10, 1))),
                Lines.line("b", Lines.HILL, NO_PAST, today, List.of(Lines.draw(2, 4, 9, 1))));

        BudgetPlan plan = BudgetProblem.of(lines, 3.5).with(Goal.REVENUE).solve();

        assertThat(total(plan, 1)).isLessThan(1e-6);
        assertThat(Arrays.stream(plan.lines().get(0).spend())
                        .filter(each -> each > 0.1)
                        .count())
                .isEqualTo(1);
        assertThat(plan.goal().mean()).isGreaterThan(10 * plan.today().mean());
        assertThat(plan.gap()).isLessThan(1e-3);
    }

    @Test
    void whatComesAfterTheLastWeekCountsAsMuchAsItIsGiven() {
        Line line =
                Lines.line("a", Lines.MENTEN, NO_PAST, new double[] {1, 1, 1}, List.of(Lines.draw(1, 0, 6, 0.3, 0.7)));
        BudgetProblem whole = BudgetProblem.of(List.of(line), 3);
        BudgetProblem none = new BudgetProblem(whole.lines(), whole.aim(), whole.goal(), whole.caution(), 0);

        double[] counted = whole.solve().lines().get(0).spend();
        double[] cut = none.solve().lines().get(0).spend();

        assertThat(cut[2]).isLessThan(0.1).isLessThan(counted[2] - 0.2);
    }

    @Test
    void pastSpendIsCarriedIn() {
        List<Response.Draw> draws = List.of(Lines.draw(1, 0, 6, 0.3, 0.7));
        Line after = Lines.line("a", Lines.MENTEN, new double[] {5}, new double[] {1, 1}, draws);
        Line before = Lines.line("a", Lines.MENTEN, NO_PAST, new double[] {1, 1}, draws);

        BudgetPlan carried = BudgetProblem.of(List.of(after), 9).solve();
        BudgetPlan fresh = BudgetProblem.of(List.of(before), 9).solve();

        assertThat(carried.lines().get(0).spend()[0])
                .isLessThan(fresh.lines().get(0).spend()[0]);
        // Without any spend 6 x 3.5 / 4.5 comes by the past.
        BudgetPlan nothing = BudgetProblem.of(List.of(after), 9).judge(new double[][] {{0, 0}});
        assertThat(nothing.goal().mean()).isCloseTo(6 * 3.5 / 4.5, within(1e-9));
        assertThat(nothing.today().mean()).isCloseTo(6 * (3.8 / 4.8 + 1.0 / 2 + 0.7 / 1.7) - 2, within(1e-9));
    }

    @Test
    void fixedLinesStayAndBoundsHold() {
        List<Line> lines = random(4, 6, 10, 4);
        double[] today = lines.get(0).today();
        BudgetPlan plan = BudgetProblem.of(
                        List.of(
                                lines.get(0).fixed(),
                                lines.get(1).within(0.5, 1.5),
                                lines.get(2).total(2, 2.5),
                                lines.get(3).with(new Flight(0.7, 3))),
                        9)
                .with(Goal.REVENUE)
                .solve();

        assertThat(plan.lines().get(0).spend()).containsExactly(today);
        assertThat(Arrays.stream(plan.lines().get(1).spend()).allMatch(each -> each >= 0.25 && each <= 0.75))
                .isTrue();
        assertThat(total(plan, 2)).isBetween(2 - 1e-6, 2.5 + 1e-6);
        assertThat(new Pattern(new Flight(0.7, 3), lines.get(3))
                        .broken(plan.lines().get(3).spend()))
                .containsOnly(false);
        assertThat(plan.spend()).isLessThanOrEqualTo(9 * (1 + 1e-9));
    }

    @Test
    void moreMoneyNeverBringsLess() {
        List<Line> lines = random(3, 4, 8, 9);
        double before = Double.NEGATIVE_INFINITY;
        for (double budget = 1; budget < 20; budget *= 1.5) {
            BudgetPlan plan = BudgetProblem.of(lines, budget).solve();
            assertThat(plan.value()).isGreaterThanOrEqualTo(before - 1e-3 * Math.abs(before));
            before = plan.value();
        }
    }

    @Test
    void theSameProblemHasTheSamePlan() {
        BudgetProblem problem = BudgetProblem.of(random(4, 8, 20, 2), 10);
        BudgetPlan one = problem.solve();
        BudgetPlan other = problem.solve();

        assertThat(other.value()).isEqualTo(one.value());
        assertThat(other.bound()).isEqualTo(one.bound());
        assertThat(other.moves()).isEqualTo(one.moves());
        for (int i = 0; i < 4; i++) {
            assertThat(other.lines().get(i).spend())
                    .containsExactly(one.lines().get(i).spend());
        }
    }

    @Test
    void movesTellWhatEachUnitBuys() {
        BudgetPlan plan = BudgetProblem.of(random(5, 4, 50, 5), 10).solve();

        double gain =
                plan.moves().stream().mapToDouble(each -> each.gain().mean()).sum();
        assertThat(gain)
                .isCloseTo(
                        plan.gain().mean(), within(1e-4 * Math.abs(plan.gain().mean())));
        for (LinePlan line : plan.lines()) {
            double moved = plan.moves().stream()
                    .mapToDouble(each -> (each.to().equals(line.name()) ? each.amount() : 0)
                            - (each.from().equals(line.name()) ? each.amount() : 0))
                    .sum();
            assertThat(moved).isCloseTo(line.total() - line.totalToday(), within(1e-3));
        }
        Move first = plan.moves().get(0);
        assertThat(first.perUnit().mean() * first.amount())
                .isCloseTo(first.gain().mean(), within(1e-9));
        assertThat(first.perUnit().low()).isLessThan(first.perUnit().high());
    }

    /** Of two lines that bring the same on the average one is uncertain. */
    @Test
    void cautionPrefersWhatIsCertain() {
        double[] today = {1, 1};
        List<Response.Draw> certain =
                IntStream.range(0, 200).mapToObj(d -> Lines.draw(1, 0, 8, 1)).toList();
        SplittableRandom random = new SplittableRandom(1);
        List<Response.Draw> uncertain = IntStream.range(0, 200)
                .mapToObj(d -> Lines.draw(1, 0, 8.8 * Math.exp(0.8 * random.nextGaussian() - 0.32), 1))
                .toList();
        BudgetProblem problem = BudgetProblem.of(
                List.of(
                        Lines.line("certain", Lines.MENTEN, NO_PAST, today, certain),
                        Lines.line("uncertain", Lines.MENTEN, NO_PAST, today, uncertain)),
                4);

        BudgetPlan mean = problem.solve();
        BudgetPlan cautious = problem.with(new Caution.Quantile(0.1)).solve();

        assertThat(total(cautious, 0)).isGreaterThan(total(mean, 0) + 0.2);
        double[][] ofMean = mean.lines().stream().map(LinePlan::spend).toArray(double[][]::new);
        BudgetPlan judged = problem.with(new Caution.Quantile(0.1)).judge(ofMean);
        assertThat(cautious.value()).isGreaterThan(judged.value());
        assertThat(cautious.bound()).isGreaterThanOrEqualTo(cautious.value());
        // Beside a grid of all of the budget: nothing is better by more than a hundredth.
        for (double first = 0; first <= 4; first += 0.1) {
            double[][] plan = {{first / 2, first / 2}, {(4 - first) / 2, (4 - first) / 2}};
            double value = problem.with(new Caution.Quantile(0.1)).judge(plan).value();
            assertThat(value).isLessThanOrEqualTo(cautious.value() * 1.01);
        }
    }

    /** Moving all to a line that is better on the average, but not surely, is not permitted. */
    @Test
    void beatingTodaySurelyCostsSomeOfTheMean() {
        double[] today = {1, 1};
        SplittableRandom random = new SplittableRandom(1);
        List<Response.Draw> one = IntStream.range(0, 300)
                .mapToObj(d -> Lines.draw(1, 0, 6 * Math.exp(0.1 * random.nextGaussian()), 1))
                .toList();
        List<Response.Draw> other = IntStream.range(0, 300)
                .mapToObj(d -> Lines.draw(1, 0, 6 * Math.exp(0.9 * random.nextGaussian()), 1))
                .toList();
        BudgetProblem problem = BudgetProblem.of(
                        List.of(
                                Lines.line("one", Lines.MENTEN, NO_PAST, today, one),
                                Lines.line("other", Lines.MENTEN, NO_PAST, today, other)),
                        4)
                .with(Goal.REVENUE);

        BudgetPlan mean = problem.solve();
        BudgetPlan sure = problem.with(new Caution.Beating(0.9)).solve();

        assertThat(mean.beatsToday()).isLessThan(0.9);
        assertThat(sure.beatsToday() >= 0.9 || sure.gain().mean() == 0).isTrue();
        assertThat(sure.value()).isLessThanOrEqualTo(mean.value());
        assertThat(sure.bound()).isGreaterThanOrEqualTo(mean.value() * (1 - 1e-3));
    }

    @Test
    void ordersAndRevenueAreToldWhereTheyAreKnown() {
        Line line = simple("a", 4, 2);
        assertThatThrownBy(() -> BudgetProblem.of(List.of(line), 3).with(Goal.ORDERS))
                .hasMessageContaining("not told in ORDERS");

        Line inOrders = new Line(
                "a",
                line.parts(),
                Worth.ofOrders(50, 20),
                line.today(),
                line.lower(),
                line.upper(),
                0,
                3,
                line.flight());
        BudgetProblem problem = BudgetProblem.of(List.of(inOrders), 3);
        assertThat(problem.with(Goal.REVENUE).solve().value())
                .isCloseTo(50 * problem.with(Goal.ORDERS).solve().value(), within(1e-2));
        assertThat(problem.solve().today().mean()).isCloseTo(20 * 2 * 4 * 0.5 - 2, within(1e-9));
    }

    @Test
    void linesOfChannelsKeepTheSharesOfRegionsAndCampaigns() {
        List<Response.Draw> draws = List.of(Lines.draw(1, 0, 6, 1));
        List<Response> responses = List.of(
                new Response("tv", "spring", "north", Lines.MENTEN, 1, new double[] {3}, draws),
                new Response("tv", "spring", "south", Lines.MENTEN, 1, new double[] {1}, draws),
                new Response("tv", "image", "north", Lines.MENTEN, 1, new double[] {4}, draws));
        Worth worth = Worth.ofRevenue(1);

        List<Line> channels = Line.ofChannels(responses, 2, Map.of("tv", new double[] {8, 8}), worth);
        List<Line> campaigns = Line.ofCampaigns(responses, 2, Map.of(), worth);

        assertThat(channels).extracting(Line::name).containsExactly("tv");
        assertThat(channels.get(0).parts()).extracting(Line.Part::share).containsExactly(0.375, 0.125, 0.5);
        assertThat(campaigns).extracting(Line::name).containsExactly("tv, spring", "tv, image");
        assertThat(campaigns.get(0).parts()).extracting(Line.Part::share).containsExactly(0.75, 0.25);
        // In a week each part is saturated by itself.
        assertThat(BudgetProblem.of(channels, 16)
                        .judge(new double[][] {{8, 0}})
                        .goal()
                        .mean())
                .isCloseTo(6 * (3.0 / 4 + 1.0 / 2 + 4.0 / 5) - 8, within(1e-9));
        assertThatThrownBy(() -> Line.ofChannels(responses, 2, Map.of("radio", new double[2]), worth))
                .hasMessage("nothing is known of radio, which is planned today");
    }

    @Test
    void saysWhatCannotBeMet() {
        Line line = simple("tv", 9, 3);

        assertThatThrownBy(() -> BudgetProblem.of(List.of(line), 0)).hasMessageContaining("a budget of 0.0");
        assertThatThrownBy(() -> BudgetProblem.of(List.of(), 1)).hasMessage("there is no line to plan");
        assertThatThrownBy(() -> BudgetProblem.of(List.of(line.between(2, 3)), 5))
                .hasMessageContaining("sum to 6.0, above the budget of 5.0")
                .hasMessageContaining("tv (6.0)");
        assertThatThrownBy(() -> line.between(3, 2))
                .hasMessage("tv, week 0: the upper bound 2.0 is below the lower bound 3.0");
        assertThatThrownBy(() -> line.between(-1, 2)).hasMessage("tv, week 0: the lower bound is -1.0");
        assertThatThrownBy(() -> line.between(0, 1).total(4, 5))
                .hasMessageContaining("tv: the upper bounds of its weeks sum to 3.0, below its total of at least 4.0");
        assertThatThrownBy(() -> line.between(2, 3).total(0, 5)).hasMessageContaining("above its total of at most 5.0");
        assertThatThrownBy(() ->
                        BudgetProblem.of(List.of(line.with(new Flight(1, 4)).total(1, 9)), 9))
                .hasMessageContaining("tv: flights of at least 4 weeks of 1.0");
        assertThatThrownBy(() -> BudgetProblem.of(List.of(line, line), 9)).hasMessage("tv is given twice");
        assertThatThrownBy(() -> BudgetProblem.of(List.of(line, simple("radio", 2, 4)), 9))
                .hasMessageContaining("radio has 4 weeks, not 3 as tv");
        assertThatThrownBy(() -> simple("tv", -1, 3)).hasMessageContaining("factor of a response is -1.0");
        assertThatThrownBy(() -> BudgetProblem.of(List.of(line), 9)
                        .with(Goal.REVENUE)
                        .with(new Aim.Reach(100))
                        .solve())
                .hasMessageContaining("no plan within the bounds was found that brings 100.0");
        assertThatThrownBy(() -> BudgetProblem.of(List.of(line.between(0, 1)), 9)
                        .with(Goal.REVENUE)
                        .with(new Aim.Reach(14))
                        .solve())
                .hasMessageContaining("the most is 13.")
                .hasMessageContaining("none can bring it");
    }
}
