package io.windrose.science.mix;

import io.windrose.science.mix.Structure.Stream;
import io.windrose.science.sample.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What a converged fit says. Figures are of 1,000 draws at most, evenly taken of all; random numbers of predictions are
 * of a fixed seed.
 */
public final class MixResult {
    private static final int DRAWS = 1_000;
    /** Of spend, for marginal returns. */
    private static final double STEP = 0.01;

    private static final long SEED = 8;

    private final Structure structure;
    private final Draws draws;
    private final Diagnosis diagnosis;
    private final int[] chosen;
    /** By draw: the parameters. */
    private final double[][] parameters;
    /** By draw and row, in the outcome's unit. */
    private final double[][] mean;
    /** By channel that was used, draw and week, over its streams; in the outcome's unit. */
    private final double[][][] contributions;
    /** By stream and draw, over weeks. */
    private final double[][] streamTotals;
    /** By stream and draw: what its curve is multiplied by. */
    private final double[][] factors;

    private final double[][] halfLives;

    MixResult(Structure structure, Draws draws, Diagnosis diagnosis) {
        this.structure = structure;
        this.draws = draws;
        this.diagnosis = diagnosis;
        int count = Math.min(DRAWS, draws.size());
        chosen = IntStream.range(0, count)
                .map(i -> (int) ((long) i * draws.size() / count))
                .toArray();
        int streams = structure.streams.size();
        int rows = structure.outcome.length;
        parameters = new double[count][structure.dimension()];
        mean = new double[count][rows];
        List<String> channels = used();
        contributions = new double[channels.size()][count][structure.weeks];
        streamTotals = new double[streams][count];
        int[] channelOf = structure.streams.stream()
                .mapToInt(stream -> channels.indexOf(stream.channel().channel()))
                .toArray();
        factors = new double[streams][count];
        halfLives = new double[streams][count];
        MixDensity density = new MixDensity(structure);
        double[] draw = new double[structure.dimension()];
        for (int i = 0; i < count; i++) {
            draws.copy(chosen[i], draw);
            density.forwardOf(draw, parameters[i]);
            for (int row = 0; row < rows; row++) {
                mean[i][row] = structure.inUnit(density.mean[row], row / structure.weeks);
            }
            for (int stream = 0; stream < streams; stream++) {
                factors[stream][i] = density.factor(stream);
                halfLives[stream][i] = density.halfLife(stream);
                for (int week = 0; week < structure.weeks; week++) {
                    double contribution = density.contribution(stream, week);
                    contributions[channelOf[stream]][i][week] += contribution;
                    streamTotals[stream][i] += contribution;
                }
            }
        }
    }

    /**
     * What a channel was worth.
     *
     * @param spend in the currency, over all weeks
     * @param contribution outcome that came by it, in the outcome's unit, over all weeks of the data (what comes later
     *     is left out)
     * @param share of the expected outcome of all weeks
     * @param roi value of the contribution by spend; NaN where there is no spend
     * @param marginalRoi value that one more unit of spend would have brought, all weeks raised alike; NaN as
     *     {@code roi}
     * @param halfLifeWeeks until half of a week's effect has come
     */
    public record ChannelResult(
            String channel,
            double spend,
            Interval contribution,
            Interval share,
            Interval roi,
            Interval marginalRoi,
            Interval halfLifeWeeks) {}

    /** A point of a response curve: all weeks' advertising times {@code multiple}. */
    public record Point(double multiple, double spend, Interval contribution) {}

    /** What a campaign or region of a channel was worth; as in {@link ChannelResult}. */
    public record Part(
            String channel, String campaign, String region, double spend, Interval contribution, Interval roi) {}

    /** Of each channel that was used, in the data's order. */
    public List<ChannelResult> channels() {
        return used().stream().map(this::channel).toList();
    }

    /** Of each campaign and region that was used. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < structure.streams.size(); i++) {
            Stream stream = structure.streams.get(i);
            double spend =
                    Arrays.stream(stream.media().spend()[stream.region()]).sum();
            parts.add(new Part(
                    stream.channel().channel(),
                    stream.media().campaign(),
                    structure.data.regions().get(stream.region()),
                    spend,
                    Interval.of(streamTotals[i]),
                    Interval.of(scaled(streamTotals[i], structure.data.value() / spend))));
        }
        return List.copyOf(parts);
    }

    /** A channel's contribution by week, over regions and campaigns. */
    public List<Interval> contribution(String channel) {
        int at = used().indexOf(channel);
        if (at < 0) {
            throw new IllegalArgumentException(channel + " is no channel that was used");
        }
        return intervals(structure.weeks, (draw, week) -> contributions[at][draw][week]);
    }

    /** The outcome by week that would have come without advertising, over regions. */
    public List<Interval> baseline() {
        return intervals(structure.weeks, this::baseline);
    }

    /** The response curve of a channel; its advertising in all weeks, regions and campaigns times each multiple. */
    public List<Point> curve(String channel, double... multiples) {
        double spend = spend(channel);
        return Arrays.stream(multiples)
                .mapToObj(multiple ->
                        new Point(multiple, multiple * spend, Interval.of(contributionAt(channel, multiple))))
                .toList();
    }

    /** Whether replicated data look like the data. */
    public PredictiveCheck check() {
        return PredictiveCheck.of(structure, mean, replicated());
    }

    /** The outcome by week that the fitted model expects, its noise included, over regions. */
    public List<Interval> predicted() {
        double[][] replicated = replicated();
        return intervals(
                structure.weeks,
                (draw, week) -> IntStream.range(0, structure.regions)
                        .mapToDouble(region -> replicated[draw][region * structure.weeks + week])
                        .sum());
    }

    private double[][] replicated() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] replicated = new double[chosen.length][structure.outcome.length];
        for (int draw = 0; draw < chosen.length; draw++) {
            for (int row = 0; row < structure.outcome.length; row++) {
                replicated[draw][row] = noisy(draw, mean[draw][row], row / structure.weeks, random);
            }
        }
        return replicated;
    }

    /** What is to be said against the result. */
    public List<Warning> warnings() {
        return new Doubts(structure, diagnosis, this, check()).warnings();
    }

    public Verdict verdict() {
        return Verdict.of(warnings());
    }

    /**
     * The outcome of the weeks after the data under a plan of advertising. The effect of past advertising that is still
     * to come is in it, that of the plan after its last week is not. The trend takes on further steps of its random
     * walk, so intervals widen with the distance.
     *
     * @throws IllegalArgumentException when the plan lacks a control, or has advertising of which nothing is known
     */
    public Forecast forecast(Plan plan) {
        return new Forecasting(structure, plan).forecast(parameters, factors, new SplittableRandom(SEED));
    }

    /**
     * What spend brings, of each channel, campaign and region that has spend, by draws evenly taken of all. Exposure is
     * bought at its mean price over the data. Of reach and frequency more spend is more reach: frequency stays at what
     * it was on the average.
     *
     * @throws IllegalArgumentException when there are fewer draws
     */
    public List<Response> responses(int count) {
        return new Responses(structure, thinned(parameters, count), thinnedFactors(count)).all();
    }

    /**
     * The outcome of the weeks after the data less what {@link #responses} bring of it, its noise included: by draw, as
     * theirs, and week, over regions. Noise is that of the plan's outcome.
     *
     * @throws IllegalArgumentException as {@link #forecast}
     */
    public double[][] rest(Plan plan, int count) {
        return new Forecasting(structure, plan)
                .rest(thinned(parameters, count), thinnedFactors(count), new SplittableRandom(SEED));
    }

    private double[][] thinnedFactors(int count) {
        return Arrays.stream(factors)
                .map(stream -> Arrays.stream(places(count))
                        .mapToDouble(at -> stream[at])
                        .toArray())
                .toArray(double[][]::new);
    }

    private double[][] thinned(double[][] ofDraws, int count) {
        return Arrays.stream(places(count)).mapToObj(at -> ofDraws[at]).toArray(double[][]::new);
    }

    private int[] places(int count) {
        if (count < 1 || count > chosen.length) {
            throw new IllegalArgumentException(count + " draws of " + chosen.length);
        }
        return IntStream.range(0, count)
                .map(i -> (int) ((long) i * chosen.length / count))
                .toArray();
    }

    public Diagnosis diagnosis() {
        return diagnosis;
    }

    /** To be kept, for {@link Fit#of}. */
    public Draws draws() {
        return draws;
    }

    private ChannelResult channel(String channel) {
        double spend = spend(channel);
        double value = structure.data.value();
        double[] totals = contributionAt(channel, 1);
        double[] more = contributionAt(channel, 1 + STEP);
        double[] shares = new double[chosen.length];
        double[] marginal = new double[chosen.length];
        double[] halfLife = halfLives[streamsOf(channel)[0]];
        for (int draw = 0; draw < chosen.length; draw++) {
            shares[draw] = totals[draw] / Arrays.stream(mean[draw]).sum();
            marginal[draw] = (more[draw] - totals[draw]) * value / (STEP * spend);
        }
        return new ChannelResult(
                channel,
                spend,
                Interval.of(totals),
                Interval.of(shares),
                Interval.of(scaled(totals, value / spend)),
                Interval.of(marginal),
                Interval.of(halfLife));
    }

    private double[] contributionAt(String channel, double multiple) {
        double[] sums = new double[chosen.length];
        for (int i : streamsOf(channel)) {
            Stream stream = structure.streams.get(i);
            Curve curve = stream.curve(multiple, 0, structure.weeks);
            for (int draw = 0; draw < sums.length; draw++) {
                curve.evaluate(parameters[draw], stream.curveAt());
                sums[draw] += factors[i][draw] * Arrays.stream(curve.effect).sum();
            }
        }
        return sums;
    }

    /** Of one draw and week. */
    double baseline(int draw, int week) {
        double sum = 0;
        for (int region = 0; region < structure.regions; region++) {
            sum += mean[draw][region * structure.weeks + week];
        }
        for (double[][] channel : contributions) {
            sum -= channel[draw][week];
        }
        return sum;
    }

    private double noisy(int draw, double expected, int region, SplittableRandom random) {
        return structure.noisy(parameters[draw], expected, region, random);
    }

    private List<String> used() {
        return structure.streams.stream()
                .map(stream -> stream.channel().channel())
                .distinct()
                .toList();
    }

    private int[] streamsOf(String channel) {
        int[] streams = IntStream.range(0, structure.streams.size())
                .filter(i -> structure.streams.get(i).channel().channel().equals(channel))
                .toArray();
        if (streams.length == 0) {
            throw new IllegalArgumentException(channel + " is no channel that was used");
        }
        return streams;
    }

    private double spend(String channel) {
        double sum = 0;
        for (Media media : structure.data.media()) {
            if (media.channel().equals(channel)) {
                sum += Arrays.stream(media.spend())
                        .flatMapToDouble(Arrays::stream)
                        .sum();
            }
        }
        return sum;
    }

    private static double[] scaled(double[] values, double by) {
        return Arrays.stream(values).map(value -> value * by).toArray();
    }

    private interface Cell {
        double at(int draw, int week);
    }

    private List<Interval> intervals(int weeks, Cell cell) {
        return IntStream.range(0, weeks)
                .mapToObj(week -> Interval.of(IntStream.range(0, chosen.length)
                        .mapToDouble(draw -> cell.at(draw, week))
                        .toArray()))
                .toList();
    }
}
