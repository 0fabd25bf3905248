package io.windrose.http;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Words;
import io.windrose.campaign.calendar.Country;
import io.windrose.core.Incorrect;
import io.windrose.optimize.mix.FileChoice;
import io.windrose.optimize.mix.LakeChoice;
import io.windrose.optimize.mix.MixQuestion;
import io.windrose.optimize.mix.ModelChoice;
import io.windrose.science.mix.Effect;
import io.windrose.science.mix.Noise;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Questions for a mix model as the API has them. */
final class MixForms {
    private static final String UNKNOWN = "optimize.unknown-word";
    private static final int USUAL_WEEKS = 156;

    private MixForms() {}

    /** Either {@code file} is given, or the weeks are of the lake. */
    record Asked(
            @Nullable String name,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Integer weeks,
            @Nullable String outcome,
            @Nullable String division,
            @Nullable String exposure,
            @Nullable List<String> countries,
            @Nullable FileAsked file,
            @Nullable ModelAsked model,
            @Nullable Long seed,
            @Nullable Integer warmup,
            @Nullable Integer draws,
            @Nullable Integer trials) {

        MixQuestion question(Function<Integer, DateRange> latest) {
            MixQuestion.Sampling usual = MixQuestion.Sampling.usual(seed == null ? 1 : seed);
            return new MixQuestion(
                    Request.required(name, "name"),
                    origin(latest),
                    model == null ? ModelChoice.usual() : model.choice(),
                    new MixQuestion.Sampling(
                            usual.seed(),
                            warmup == null ? usual.warmup() : warmup,
                            draws == null ? usual.draws() : draws),
                    trials == null ? 0 : trials);
        }

        MixQuestion.Origin origin(Function<Integer, DateRange> latest) {
            if (file != null) {
                return new MixQuestion.OfFile(file.name(), file.choice());
            }
            DateRange range;
            if (from != null && to != null) {
                range = new DateRange(from, to);
            } else if (from == null && to == null) {
                range = latest.apply(weeks == null ? USUAL_WEEKS : weeks);
            } else {
                throw new Incorrect("optimize.half-range", "give both \"from\" and \"to\", or \"weeks\" alone");
            }
            return new MixQuestion.OfLake(new LakeChoice(
                    range,
                    named(LakeChoice.Outcome.class, outcome, LakeChoice.Outcome.REVENUE),
                    named(LakeChoice.Division.class, division, LakeChoice.Division.CHANNEL),
                    named(LakeChoice.Exposure.class, exposure, LakeChoice.Exposure.SPEND),
                    countries == null
                            ? List.of()
                            : countries.stream().map(Country::named).toList()));
        }

        Optional<String> text() {
            return Optional.ofNullable(file).map(FileAsked::text);
        }
    }

    record FileAsked(
            String name,
            String text,
            @Nullable String week,
            String outcome,
            @Nullable List<MediaAsked> media,
            @Nullable List<String> influences) {
        FileChoice choice() {
            return new FileChoice(
                    Optional.ofNullable(week),
                    Request.required(outcome, "file.outcome"),
                    media == null
                            ? List.of()
                            : media.stream()
                                    .map(each -> new FileChoice.Media(
                                            each.channel(), each.spend(), Optional.ofNullable(each.exposure())))
                                    .toList(),
                    influences == null ? List.of() : influences);
        }
    }

    record MediaAsked(
            String channel, String spend, @Nullable String exposure) {}

    record ModelAsked(
            @Nullable Double value,
            @Nullable String carryover,
            @Nullable String curve,
            @Nullable String trend,
            @Nullable Integer harmonics,
            @Nullable String noise,
            @Nullable Map<String, BeliefAsked> beliefs,
            @Nullable List<TestAsked> tests) {
        ModelChoice choice() {
            ModelChoice usual = ModelChoice.usual();
            Map<String, ModelChoice.Belief> believed = new LinkedHashMap<>();
            if (beliefs != null) {
                beliefs.forEach((channel, each) -> believed.put(channel, each.belief()));
            }
            return new ModelChoice(
                    value == null ? usual.value() : value,
                    named(ModelChoice.Carryover.class, carryover, usual.carryover()),
                    named(ModelChoice.Curve.class, curve, usual.curve()),
                    named(ModelChoice.Course.class, trend, usual.trend()),
                    harmonics == null ? usual.harmonics() : harmonics,
                    named(Noise.class, noise, usual.noise()),
                    believed,
                    tests == null
                            ? List.of()
                            : tests.stream().map(TestAsked::test).toList());
        }
    }

    record BeliefAsked(String measure, double low, double high) {
        ModelChoice.Belief belief() {
            return new ModelChoice.Belief(named(Effect.Measure.class, measure, Effect.Measure.ROI), low, high);
        }
    }

    record TestAsked(
            String channel,
            LocalDate from,
            LocalDate to,
            @Nullable LocalDate counted,
            @Nullable Double kept,
            double lift,
            double standardError) {
        ModelChoice.Lift test() {
            LocalDate end = Request.required(to, "tests.to");
            return new ModelChoice.Lift(
                    Request.required(channel, "tests.channel"),
                    Request.required(from, "tests.from"),
                    end,
                    counted == null ? end : counted,
                    kept == null ? 0 : kept,
                    lift,
                    standardError,
                    Optional.empty());
        }
    }

    /** A file whose columns are asked for. */
    record FileText(@Nullable String text) {}

    /** What a week's spend is to be; channels that are not named spend what they did last. */
    record Ahead(@Nullable Integer weeks, @Nullable Map<String, Double> spend) {}

    private static <E extends Enum<E>> E named(Class<E> choices, @Nullable String word, E usual) {
        return word == null ? usual : Words.named(choices, word, UNKNOWN);
    }
}
