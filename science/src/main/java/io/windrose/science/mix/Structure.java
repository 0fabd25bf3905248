package io.windrose.science.mix;

import io.windrose.science.mix.Columns.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** What is fixed once model and data are: parameters and their places, columns, streams. Shared by the chains. */
final class Structure {
    /**
     * A channel or campaign in a region that was used there.
     *
     * @param unit outcome of all weeks in multiples of the region's mean, for an effect of 1
     * @param curveAt place of the curve's first parameter
     * @param spreadAt place of the channel's spread, or -1, as {@code deviationAt}
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares streams.
    record Stream(
            Media media,
            ChannelModel channel,
            int region,
            double[] input,
            double[] frequency,
            double inputScale,
            double frequencyScale,
            double unit,
            int curveAt,
            int effectAt,
            int spreadAt,
            int deviationAt) {

        double effect(double[] at) {
            return deviationAt < 0 ? at[effectAt] : at[effectAt] * Math.exp(at[spreadAt] * at[deviationAt]);
        }

        Curve curve() {
            return new Curve(channel.adstock(), channel.saturation(), input, frequency);
        }

        /** With that much of the advertising in the weeks from one to before another. */
        Curve curve(double kept, int from, int to) {
            double[] changed = input.clone();
            for (int week = from; week < Math.min(to, changed.length); week++) {
                changed[week] *= kept;
            }
            return new Curve(channel.adstock(), channel.saturation(), changed, frequency);
        }
    }

    final MixModel model;
    final MixData data;
    final int weeks;
    final int regions;
    /** Mean outcome by region. */
    final double[] scale;
    /** By region and week, in the outcome's unit. */
    final double[] outcome;

    final int[] observed;
    final Columns columns;
    final int[] coefficients;
    /** By column: where its scale is, or -1. */
    final int[] scales;

    final List<Stream> streams = new ArrayList<>();
    final List<Adstock.Parameter> parameters = new ArrayList<>();
    final int noise;
    /** Of Student's t, or -1. */
    final int freedom;

    private final Map<String, Integer> places = new HashMap<>();

    Structure(MixModel model, MixData data) {
        this(model, data, means(data));
    }

    /** With the scales of the regions given: of a simulation, they are not to follow from its outcome. */
    Structure(MixModel model, MixData data, double[] scale) {
        this.model = model;
        this.data = data;
        this.scale = scale;
        weeks = data.weeks();
        regions = data.regions().size();
        outcome = Arrays.stream(data.outcome()).flatMapToDouble(Arrays::stream).toArray();
        observed = IntStream.range(0, outcome.length)
                .filter(row -> !Double.isNaN(outcome[row]))
                .toArray();
        if (model.noise() == Noise.NEGATIVE_BINOMIAL) {
            for (int row : observed) {
                if (outcome[row] < 0 || outcome[row] != Math.rint(outcome[row])) {
                    throw new IllegalArgumentException("an outcome is " + outcome[row] + ", which is no count");
                }
            }
        }
        columns = new Columns(
                model,
                data,
                weeks,
                data.controls().stream().map(Control::values).toList());
        for (Columns.Scale each : columns.scales) {
            add("scale of " + each.group(), each.prior());
        }
        coefficients = new int[columns.columns.size()];
        scales = new int[coefficients.length];
        for (int i = 0; i < coefficients.length; i++) {
            Column column = columns.columns.get(i);
            coefficients[i] = add(column.name(), column.prior());
            scales[i] = column.group().isEmpty() ? -1 : place("scale of " + column.group());
        }
        for (String channel : data.channels()) {
            addChannel(channel);
        }
        noise = add("noise", new Prior.HalfNormal(model.noiseScale()));
        freedom = model.noise() == Noise.STUDENT ? add("degrees of freedom", new Prior.Gamma(2, 0.1)) : -1;
        for (LiftTest test : model.tests()) {
            if (test.until() > weeks) {
                throw new IllegalArgumentException(
                        "a lift test of " + test.channel() + " ends after the " + weeks + " weeks of the data");
            }
            if (streamsOf(test).isEmpty()) {
                throw new IllegalArgumentException(
                        "a lift test is of " + test.channel() + ", which was never used in its regions");
            }
        }
    }

    private static double[] means(MixData data) {
        return Arrays.stream(data.outcome())
                .map(series -> Arrays.stream(series)
                        .filter(each -> !Double.isNaN(each))
                        .average())
                .mapToDouble(OptionalDouble::orElseThrow)
                .toArray();
    }

    private int add(String name, Prior prior) {
        parameters.add(new Adstock.Parameter(name, prior));
        places.put(name, parameters.size() - 1);
        return parameters.size() - 1;
    }

    int place(String name) {
        Integer place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("there is no parameter " + name);
        }
        return place;
    }

    int dimension() {
        return parameters.size();
    }

    /** A mean in multiples of the region's mean outcome as one in the outcome's unit. */
    double inUnit(double mean, int region) {
        return scale[region] * (model.noise() == Noise.NEGATIVE_BINOMIAL ? MixDensity.bent(mean) : mean);
    }

    /** An outcome with noise about its mean, in the outcome's unit. */
    double noisy(double[] at, double expected, int region, RandomGenerator random) {
        double deviation = at[noise] * scale[region];
        return switch (model.noise()) {
            case NORMAL -> expected + deviation * random.nextGaussian();
            case STUDENT -> {
                double chi = new Prior.Gamma(at[freedom] / 2, at[freedom] / 2).draw(random);
                yield expected + deviation * random.nextGaussian() / Math.sqrt(chi);
            }
            case NEGATIVE_BINOMIAL -> {
                double size = 1 / (at[noise] * at[noise]);
                yield Poisson.draw(new Prior.Gamma(size, size / expected).draw(random), random);
            }
        };
    }

    List<Stream> streamsOf(LiftTest test) {
        return streams.stream()
                .filter(stream -> stream.channel.channel().equals(test.channel()))
                .filter(stream -> test.regions().isEmpty()
                        || test.regions().contains(data.regions().get(stream.region)))
                .toList();
    }

    private void addChannel(String name) {
        ChannelModel channel = model.channels().stream()
                .filter(each -> each.channel().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the model has no channel " + name));
        List<Media> media = data.media().stream()
                .filter(each -> each.channel().equals(name))
                .toList();
        int used = 0;
        double spend = 0;
        double exposure = 0;
        for (Media each : media) {
            for (int region = 0; region < regions; region++) {
                used += sum(each.exposure()[region]) > 0 ? 1 : 0;
                spend += sum(each.spend()[region]);
                exposure += sum(each.exposure()[region]);
            }
        }
        if (used == 0) {
            return;
        }
        if (spend == 0 && channel.effect().measure() == Effect.Measure.ROI) {
            throw new IllegalArgumentException(name + " has no spend: its effect cannot be told as a return on it");
        }
        int curve = parameters.size();
        for (Adstock.Parameter each : channel.adstock().parameters()) {
            add(name + " " + each.name(), each.prior());
        }
        for (Adstock.Parameter each : channel.saturation().parameters()) {
            add(name + " " + each.name(), each.prior());
        }
        int effect = add(name + " effect", channel.effect().prior());
        int spread = used == 1 ? -1 : add(name + " spread", new Prior.HalfNormal(channel.spread()));
        for (Media each : media) {
            for (int region = 0; region < regions; region++) {
                double[] series = each.exposure()[region];
                if (sum(series) > 0) {
                    String stream = name + " " + each.campaign() + " in "
                            + data.regions().get(region);
                    int deviation = used == 1 ? -1 : add(stream, new Prior.Normal(0, 1));
                    double weight = spend > 0 ? sum(each.spend()[region]) / spend : sum(series) / exposure;
                    double unit =
                            switch (channel.effect().measure()) {
                                case ROI -> sum(each.spend()[region]) / data.value() / scale[region];
                                case SHARE -> weight * sum(scale) * weeks / scale[region];
                            };
                    double[] frequency = each.frequency().length == 0 ? new double[0] : each.frequency()[region];
                    double inputScale = mean(series, series);
                    double frequencyScale = frequency.length == 0 ? 1 : mean(frequency, series);
                    streams.add(new Stream(
                            each,
                            channel,
                            region,
                            divide(series, inputScale),
                            divide(frequency, frequencyScale),
                            inputScale,
                            frequencyScale,
                            unit,
                            curve,
                            effect,
                            spread,
                            deviation));
                }
            }
        }
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    static double[] divide(double[] values, double by) {
        return Arrays.stream(values).map(value -> value / by).toArray();
    }

    /** Of the weeks in which another series is above zero. */
    private static double mean(double[] values, double[] where) {
        double sum = 0;
        int count = 0;
        for (int week = 0; week < values.length; week++) {
            if (where[week] > 0) {
                sum += values[week];
                count++;
            }
        }
        return sum > 0 ? sum / count : 1;
    }
}
