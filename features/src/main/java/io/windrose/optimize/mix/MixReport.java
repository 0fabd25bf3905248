package io.windrose.optimize.mix;

import io.windrose.science.mix.Backtest;
import io.windrose.science.mix.Interval;
import io.windrose.science.mix.MixResult;
import io.windrose.science.mix.PredictiveCheck;
import io.windrose.science.mix.Verdict;
import io.windrose.science.mix.Warning;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a fit says, as it is kept and shown.
 *
 * @param weeks first days
 * @param contributions by channel and week, in the outcome's unit
 * @param baseline by week: what would have come without advertising
 * @param predicted by week: outcomes as the fitted model expects them, their noise included
 * @param prior by week: outcomes as they were thought of before the data were seen
 * @param backtest how it forecast weeks that it had not seen; empty when that was not asked for
 */
public record MixReport(
        Verdict verdict,
        List<Warning> warnings,
        PredictiveCheck check,
        List<LocalDate> weeks,
        List<Channel> channels,
        List<MixResult.Part> parts,
        Map<String, List<Interval>> contributions,
        List<Interval> baseline,
        List<Interval> predicted,
        List<Interval> prior,
        Optional<Backtest> backtest) {
    /** Of no advertising to twice as much as there was. */
    private static final double[] MULTIPLES =
            IntStream.rangeClosed(0, 20).mapToDouble(i -> i / 10.0).toArray();

    private static final int PRIOR_DRAWS = 500;

    /** What a channel was worth, and would be. */
    public record Channel(MixResult.ChannelResult result, List<MixResult.Point> curve) {}

    static MixReport of(Mix mix, MixResult result, Optional<Backtest> backtest) {
        WeeklyTable table = mix.table();
        ModelChoice model = mix.question().model();
        Map<String, List<Interval>> contributions = new LinkedHashMap<>();
        result.channels().forEach(each -> contributions.put(each.channel(), result.contribution(each.channel())));
        return new MixReport(
                result.verdict(),
                result.warnings(),
                result.check(),
                table.weeks(),
                result.channels().stream()
                        .map(each -> new Channel(each, result.curve(each.channel(), MULTIPLES)))
                        .toList(),
                result.parts(),
                contributions,
                result.baseline(),
                result.predicted(),
                model.model(table)
                        .priorPrediction(
                                table.data(model.value()),
                                PRIOR_DRAWS,
                                mix.question().sampling().seed()),
                backtest);
    }
}
