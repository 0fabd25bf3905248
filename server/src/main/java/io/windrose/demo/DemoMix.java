package io.windrose.demo;

import io.windrose.analyze.ask.DateRange;
import io.windrose.market.MarketSettings;
import io.windrose.optimize.mix.LakeChoice;
import io.windrose.optimize.mix.MixQuestion;
import io.windrose.optimize.mix.Mixes;
import io.windrose.optimize.mix.ModelChoice;
import io.windrose.security.Principal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/** Has one model fitted to the shop's weeks, so that there is one to look at. */
public final class DemoMix {
    private static final String NAME = "What the shop's channels were worth";
    /** In fewer, a model cannot be fitted, or tells next to nothing. */
    private static final int FEWEST_WEEKS = 52;

    private final Mixes mixes;

    public DemoMix(Mixes mixes) {
        this.mixes = mixes;
    }

    /** Where there is none yet, and the market has a year. */
    void ask(MarketSettings market, Principal by) {
        LocalDate from = market.firstDay().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        LocalDate to = market.lastDay().with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        if (ChronoUnit.WEEKS.between(from, to.plusDays(1)) < FEWEST_WEEKS
                || !mixes.all().isEmpty()) {
            return;
        }
        LakeChoice weeks = new LakeChoice(
                new DateRange(from, to),
                LakeChoice.Outcome.REVENUE,
                LakeChoice.Division.CHANNEL,
                LakeChoice.Exposure.SPEND,
                List.of());
        mixes.add(
                new MixQuestion(
                        NAME, new MixQuestion.OfLake(weeks), ModelChoice.usual(), MixQuestion.Sampling.usual(1)),
                Optional.empty(),
                by);
    }
}
