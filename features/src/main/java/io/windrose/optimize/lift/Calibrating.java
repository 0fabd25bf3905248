package io.windrose.optimize.lift;

import io.windrose.analyze.ask.Words;
import io.windrose.core.Conflict;
import io.windrose.core.Incorrect;
import io.windrose.optimize.mix.LakeChoice;
import io.windrose.optimize.mix.Mix;
import io.windrose.optimize.mix.MixQuestion;
import io.windrose.optimize.mix.ModelChoice;
import io.windrose.science.lift.Calibration;
import io.windrose.science.lift.LiftResult;
import io.windrose.science.mix.LiftTest;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes of what a test found what a mix model is calibrated by. */
public final class Calibrating {
    private Calibrating() {}

    /**
     * Which model and channel.
     *
     * @param spend what the test spent more on the channel, where the lift does not say it
     * @param worth of one unit of the lift's outcome in the model's, where these differ
     */
    public record Choice(UUID mix, String channel, Optional<Double> spend, Optional<Double> worth) {}

    /** @throws Incorrect when the model cannot take it, with why */
    static ModelChoice.Lift of(Lift lift, KeptOutcomes kept, Mix mix, Choice choice) {
        Lift.Tested tested = lift.test().orElseThrow(() -> notJudged(lift));
        LiftReport report = tested.report().orElseThrow(() -> notJudged(lift));
        TestChoice test = tested.choice();
        double changed = choice.spend()
                .or(test::spend)
                .orElseThrow(() -> wrong(
                        "\"%s\" does not say what was spent more because of it: give the spend, below 0 where it saved"
                                .formatted(lift.name())));
        double spent = mix.table().spent(choice.channel(), test.from(), test.to());
        if (changed > spent) {
            throw wrong(
                    "the test spent %.2f more, but the model knows of %.2f in all on %s in its weeks: its costs are missing in the model"
                            .formatted(changed, spent, choice.channel()));
        }
        double worth = choice.worth().orElseGet(() -> worth(kept.source(), mix, test));
        try {
            LiftTest found = new Calibration(
                            choice.channel(),
                            List.of(),
                            (int) ChronoUnit.DAYS.between(
                                    kept.outcomes().first(), mix.table().first()),
                            day(kept, test.to().plusDays(1)),
                            spent,
                            spent - changed)
                    .of(result(report, test, kept));
            return new ModelChoice.Lift(
                    choice.channel(),
                    test.from(),
                    test.to(),
                    test.counted(),
                    found.kept(),
                    found.lift() * worth,
                    found.standardError() * worth,
                    Optional.of(lift.id()));
        } catch (IllegalArgumentException e) {
            throw new Incorrect("optimize.wrong-calibration", String.valueOf(e.getMessage()), e);
        }
    }

    private static int day(KeptOutcomes kept, LocalDate day) {
        return (int) ChronoUnit.DAYS.between(kept.outcomes().first(), day);
    }

    /** As much of it as a calibration looks at, in days. */
    private static LiftResult result(LiftReport report, TestChoice test, KeptOutcomes kept) {
        return new LiftResult(
                report.method(),
                report.treated(),
                day(kept, test.from()),
                day(kept, test.counted().plusDays(1)),
                report.confidence(),
                new double[0],
                new double[0],
                List.of(),
                List.of(),
                report.lift().estimate(),
                report.relative().estimate(),
                report.pValue(),
                List.of());
    }

    /** Of a file it is not known what it counts; then its unit is taken for the model's. */
    private static double worth(Source source, Mix mix, TestChoice test) {
        if (!(mix.question().origin() instanceof MixQuestion.OfLake(LakeChoice choice))
                || source.outcome() == Source.Outcome.OTHER) {
            return 1;
        }
        if (source.outcome().name().equals(choice.outcome().name())) {
            return 1;
        }
        return test.value()
                .filter(any -> choice.outcome() == LakeChoice.Outcome.REVENUE)
                .orElseThrow(() ->
                        wrong("the test counts %s and the model %s: say what one of the first is worth in the other"
                                .formatted(word(source.outcome()), word(choice.outcome()))));
    }

    private static String word(Enum<?> outcome) {
        return Words.word(outcome);
    }

    static Conflict notJudged(Lift lift) {
        return new Conflict(
                "optimize.not-judged",
                "\"%s\" is %s: it calibrates a model once it is judged"
                        .formatted(lift.name(), LiftRows.word(lift.state())));
    }

    private static Incorrect wrong(String message) {
        return new Incorrect("optimize.wrong-calibration", message);
    }
}
