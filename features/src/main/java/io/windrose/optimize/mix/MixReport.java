package io.windrose.optimize.mix;

import io.windrose.science.mix.Interval;
import io.windrose.science.mix.MixResult;
import io.windrose.science.mix.PredictiveCheck;
import io.windrose.science.mix.Verdict;
import io.windrose.science.mix.Warning;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a fit says, as it is kept and shown.
 *
 * @param weeks first days
 * @param contributions by channel and week, in the outcome's unit
 * @param baseline by week: what would have come without advertising
 */
public record MixReport(
        Verdict verdict,
        List<Warning> warnings,
        PredictiveCheck check,
        List<LocalDate> weeks,
        List<Channel> channels,
        List<MixResult.Part> parts,
        Map<String, List<Interval>> contributions,
        List<Interval> baseline) {
    /** Of no advertising to twice as much as there was. */
    private static final double[] MULTIPLES =
            IntStream.rangeClosed(0, 20).mapToDouble(i -> i / 10.0).toArray();

    /** What a channel was worth, and would be. */
    public record Channel(MixResult.ChannelResult result, List<MixResult.Point> curve) {}

    static MixReport of(WeeklyTable table, MixResult result) {
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
                result.baseline());
    }
}
