package io.windrose.optimize.plan;

import io.windrose.analyze.ask.DateRange;
import io.windrose.optimize.mix.LakeChoice;
import io.windrose.optimize.mix.LakeWeeks;
import io.windrose.optimize.mix.MixQuestion;
import io.windrose.optimize.mix.WeeklyTable;
import io.windrose.science.budget.ApprovedPlan;
import io.windrose.science.budget.Line;
import io.windrose.science.budget.Tracking;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what was spent and what came in a plan's weeks, from where its model has its own. */
final class LaterWeeks {
    private final LakeWeeks lake;

    LaterWeeks(LakeWeeks lake) {
        this.lake = lake;
    }

    /** @param elsewhere spend by lines that the plan does not have */
    record Followed(int known, Optional<Tracking> tracking, Map<String, Double> elsewhere) {
        static final Followed NOTHING = new Followed(0, Optional.empty(), Map.of());
    }

    Followed follow(KeptPlan plan, ApprovedPlan approved) {
        return weeks(plan)
                .filter(each -> each.count() > 0)
                .map(each -> follow(plan, approved, each))
                .orElse(Followed.NOTHING);
    }

    private Optional<WeeklyTable> weeks(KeptPlan plan) {
        return switch (plan.origin()) {
            case MixQuestion.OfFile file -> plan.brought();
            case MixQuestion.OfLake(LakeChoice choice) -> {
                LocalDate start = plan.answer().start();
                LocalDate planned = start.plusWeeks(plan.answer().weeks()).minusDays(1);
                LocalDate over = lake.latest(1).to();
                LocalDate end = planned.isBefore(over) ? planned : over;
                yield end.isBefore(start)
                        ? Optional.empty()
                        : Optional.of(lake.read(new LakeChoice(
                                        new DateRange(start, end),
                                        choice.outcome(),
                                        choice.division(),
                                        LakeChoice.Exposure.SPEND,
                                        List.of()))
                                .table());
            }
        };
    }

    /** Of a file's weeks those of the plan; none where it ends before, or begins later. */
    static WeeklyTable within(KeptPlan plan, WeeklyTable table) {
        LocalDate start = plan.answer().start();
        long before = ChronoUnit.DAYS.between(table.first(), start);
        int from = Math.clamp(before / 7, 0, table.count());
        int to = before < 0 || before % 7 != 0
                ? from
                : Math.min(table.count(), from + plan.answer().weeks());
        return new WeeklyTable(
                start,
                Arrays.copyOfRange(table.outcome(), from, to),
                table.advertising().stream()
                        .map(each -> new WeeklyTable.Advertising(
                                each.channel(),
                                each.campaign(),
                                Arrays.copyOfRange(each.spend(), from, to),
                                new double[0]))
                        .toList(),
                List.of());
    }

    private static Followed follow(KeptPlan plan, ApprovedPlan approved, WeeklyTable table) {
        Map<String, double[]> spend = KnownCurves.spend(table, plan.request().by());
        double[][] spent = approved.lines().stream()
                .map(line -> spend.getOrDefault(line.name(), new double[table.count()]))
                .toArray(double[][]::new);
        Map<String, Double> elsewhere = new TreeMap<>();
        spend.forEach((name, weeks) -> elsewhere.put(name, Arrays.stream(weeks).sum()));
        elsewhere.keySet().removeAll(approved.lines().stream().map(Line::name).toList());
        elsewhere.values().removeIf(each -> each == 0);
        int known = (int) Arrays.stream(table.outcome())
                .filter(each -> !Double.isNaN(each))
                .count();
        return known == 0
                ? Followed.NOTHING
                : new Followed(known, Optional.of(approved.track(spent, table.outcome())), elsewhere);
    }
}
