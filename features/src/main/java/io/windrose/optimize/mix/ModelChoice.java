package io.windrose.optimize.mix;

import io.windrose.core.Incorrect;
import io.windrose.science.mix.Adstock;
import io.windrose.science.mix.ChannelModel;
import io.windrose.science.mix.Effect;
import io.windrose.science.mix.LiftTest;
import io.windrose.science.mix.MixModel;
import io.windrose.science.mix.Noise;
import io.windrose.science.mix.Prior;
import io.windrose.science.mix.Saturation;
import io.windrose.science.mix.Season;
import io.windrose.science.mix.Trend;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How it is modelled, in a marketer's words.
 *
 * @param value of an order, in the company's currency; 1 for revenue
 * @param harmonics of the year's season; 0 for none
 * @param beliefs by channel: what is thought of it beforehand; channels without one are thought to bring 0.5% to 20% of
 *     the outcome
 */
public record ModelChoice(
        double value,
        Carryover carryover,
        Curve curve,
        Course trend,
        int harmonics,
        Noise noise,
        Map<String, Belief> beliefs,
        List<Lift> tests) {
    private static final int MOST_HARMONICS = 6;

    /** How long advertising works on. */
    public enum Carryover {
        NONE,
        /** Less each week by the same part; half of it after some days to some weeks. */
        GEOMETRIC,
        /** As geometric, with its height some weeks later. */
        DELAYED,
        WEIBULL
    }

    /** How much more brings less. */
    public enum Curve {
        NONE,
        HILL,
        LOGISTIC,
        MICHAELIS_MENTEN
    }

    /** How the baseline moves beside the season. */
    public enum Course {
        CONSTANT,
        LINEAR,
        /** By half years. */
        KNOTS,
        /** By weeks, level and slope. */
        LOCAL_LINEAR
    }

    /**
     * What is thought of a channel's effect, with 90%.
     *
     * @param measure of return on its spend, or of share of the outcome
     */
    public record Belief(Effect.Measure measure, double low, double high) {
        /** @throws Incorrect when one end is not above zero, or they are in the wrong order */
        public Belief {
            if (!(low > 0 && high > low && Double.isFinite(high))) {
                throw new Incorrect(
                        "optimize.wrong-belief",
                        "a belief from %s to %s; give two figures above 0, the lower one first".formatted(low, high));
            }
        }

        private Effect effect() {
            return switch (measure) {
                case ROI -> Effect.roi(low, high);
                case SHARE -> Effect.share(low, high);
            };
        }
    }

    /**
     * What an experiment found.
     *
     * @param from first day of the test
     * @param to last day of the test
     * @param counted last day of which the outcome was counted
     * @param kept part of the usual advertising that those without the treatment had; 0 for a hold-out
     * @param lift outcome that came by the advertising
     * @param source id of the kept lift that it was found by
     */
    public record Lift(
            String channel,
            LocalDate from,
            LocalDate to,
            LocalDate counted,
            double kept,
            double lift,
            double standardError,
            Optional<UUID> source) {
        private LiftTest test(WeeklyTable table) {
            try {
                return new LiftTest(
                        channel,
                        List.of(),
                        table.week(from),
                        table.week(to) + 1,
                        table.week(counted) + 1,
                        kept,
                        lift,
                        standardError);
            } catch (IllegalArgumentException e) {
                throw new Incorrect(
                        "optimize.wrong-test",
                        "the test of %s from %s to %s in weeks from %s to %s: %s"
                                .formatted(channel, from, to, table.first(), table.end(), e.getMessage()),
                        e);
            }
        }
    }

    public ModelChoice {
        beliefs = Map.copyOf(beliefs);
        tests = List.copyOf(tests);
        if (!(value > 0 && Double.isFinite(value))) {
            throw new Incorrect(
                    "optimize.wrong-value", "an order's value of %s; give what one is worth".formatted(value));
        }
        if (harmonics < 0 || harmonics > MOST_HARMONICS) {
            throw new Incorrect(
                    "optimize.wrong-season",
                    "a season of %d harmonics; give 0 to %d".formatted(harmonics, MOST_HARMONICS));
        }
    }

    /** As it suits most companies. */
    public static ModelChoice usual() {
        return new ModelChoice(1, Carryover.GEOMETRIC, Curve.HILL, Course.KNOTS, 2, Noise.NORMAL, Map.of(), List.of());
    }

    /** With a test more, which takes the place of one of the same source. */
    ModelChoice with(Lift test) {
        List<Lift> all = new ArrayList<>(tests);
        all.removeIf(each -> each.source().isPresent() && each.source().equals(test.source()));
        all.add(test);
        return new ModelChoice(value, carryover, curve, trend, harmonics, noise, beliefs, all);
    }

    /**
     * The model of a table.
     *
     * @throws Incorrect when it names a channel that the table lacks, or a test is of other weeks
     */
    public MixModel model(WeeklyTable table) {
        List<String> channels = table.channels();
        beliefs.keySet().forEach(channel -> requireKnown(channels, channel));
        tests.forEach(test -> requireKnown(channels, test.channel()));
        List<ChannelModel> models = channels.stream()
                .map(channel -> {
                    ChannelModel usual = ChannelModel.usual(channel);
                    Belief belief = beliefs.get(channel);
                    return (belief == null ? usual : usual.with(belief.effect()))
                            .with(adstock())
                            .with(saturation());
                })
                .toList();
        return MixModel.of(models)
                .with(course())
                .with(harmonics == 0 ? Season.none() : Season.yearly(harmonics))
                .with(noise)
                .withTests(tests.stream().map(test -> test.test(table)).toList());
    }

    private static void requireKnown(List<String> channels, String channel) {
        if (!channels.contains(channel)) {
            throw new Incorrect(
                    "optimize.unknown-channel",
                    "there is no channel \"%s\" in these weeks; there are %s"
                            .formatted(channel, String.join(", ", channels)));
        }
    }

    private Adstock adstock() {
        return switch (carryover) {
            case NONE -> new Adstock.None();
            case GEOMETRIC -> Adstock.Geometric.halfLife(0.3, 4);
            case DELAYED -> new Adstock.Delayed(new Prior.Beta(2, 2), new Prior.HalfNormal(1.5), 13);
            case WEIBULL -> new Adstock.Weibull(Prior.LogNormal.between(0.5, 3), Prior.LogNormal.between(0.5, 6), 13);
        };
    }

    private Saturation saturation() {
        return switch (curve) {
            case NONE -> new Saturation.None();
            case HILL -> new Saturation.Hill(Prior.LogNormal.between(0.4, 4), Prior.LogNormal.between(0.6, 2));
            case LOGISTIC -> new Saturation.Logistic(Prior.LogNormal.between(0.3, 3));
            case MICHAELIS_MENTEN -> new Saturation.MichaelisMenten(Prior.LogNormal.between(0.4, 4));
        };
    }

    private Trend course() {
        return switch (trend) {
            case CONSTANT -> new Trend.Constant();
            case LINEAR -> new Trend.Linear(0.3);
            case KNOTS -> new Trend.Knots(26, 0.05);
            case LOCAL_LINEAR -> new Trend.LocalLinear(1, 0.02, 0.002);
        };
    }
}
