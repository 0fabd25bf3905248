package io.windrose.http;

import io.windrose.analyze.ask.Words;
import io.windrose.optimize.plan.KeptPlan;
import io.windrose.optimize.plan.PlanAnswer;
import io.windrose.science.budget.Move;
import io.windrose.science.mix.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A budget plan as JSON. */
record BudgetAnswer(
        PlanAnswer.Basis basis,
        LocalDate start,
        int weeks,
        String goal,
        String currency,
        double spend,
        double spendToday,
        double value,
        double bound,
        Optional<Double> gap,
        Interval goalValue,
        Interval goalToday,
        Interval gain,
        double beatsToday,
        List<PlanAnswer.LineAnswer> lines,
        List<Move> moves,
        List<Warned> warnings) {

    /** What can be said against it. */
    record Warned(String kind, Optional<String> line, String text) {}

    static BudgetAnswer of(PlanAnswer answer, String currency) {
        return new BudgetAnswer(
                answer.basis(),
                answer.start(),
                answer.weeks(),
                Words.word(answer.goal()),
                currency,
                answer.spend(),
                answer.spendToday(),
                answer.value(),
                answer.bound(),
                answer.gap(),
                answer.goalValue(),
                answer.goalToday(),
                answer.gain(),
                answer.beatsToday(),
                answer.lines(),
                answer.moves(),
                answer.warnings().stream()
                        .map(each -> new Warned(Words.word(each.kind()), each.line(), each.text()))
                        .toList());
    }

    /** A plan that is kept, in a list. */
    record Listed(
            UUID id,
            String name,
            UUID mix,
            String mixName,
            boolean ofFile,
            LocalDate start,
            int weeks,
            String goal,
            String currency,
            double spend,
            double spendToday,
            Interval gain,
            double beatsToday,
            String version,
            String maker,
            Instant madeAt,
            Optional<String> approver,
            Optional<Instant> approvedAt,
            Optional<KeptPlan.Held> held) {
        static Listed of(KeptPlan plan, String currency) {
            PlanAnswer answer = plan.answer();
            return new Listed(
                    plan.id(),
                    plan.name(),
                    plan.request().mix(),
                    answer.basis().name(),
                    plan.isOfFile(),
                    answer.start(),
                    answer.weeks(),
                    Words.word(answer.goal()),
                    currency,
                    answer.spend(),
                    answer.spendToday(),
                    answer.gain(),
                    answer.beatsToday(),
                    plan.version(),
                    plan.maker(),
                    plan.madeAt(),
                    plan.approval().map(KeptPlan.Approval::by),
                    plan.approval().map(KeptPlan.Approval::at),
                    plan.held());
        }
    }

    /** A plan that is kept, with how to ask for it again. */
    record Whole(Listed plan, BudgetForms.Asked question, BudgetAnswer answer) {
        static Whole of(KeptPlan plan, String currency) {
            return new Whole(
                    Listed.of(plan, currency),
                    BudgetForms.Asked.of(plan.request()),
                    BudgetAnswer.of(plan.answer(), currency));
        }
    }
}
