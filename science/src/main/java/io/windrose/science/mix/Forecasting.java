package io.windrose.science.mix;

import io.windrose.science.mix.Columns.Column;
import io.windrose.science.mix.Structure.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Goes on with a fitted model past its weeks. */
final class Forecasting {
    private final Structure structure;
    private final int fitted;
    private final int ahead;
    private final List<Column> columns;
    /** By column: the place of its coefficient, or -1 of a step of the trend that is still to come. */
    private final int[] coefficients;

    private final int[] scales;
    private final Curve[] curves;

    Forecasting(Structure structure, Plan plan) {
        this.structure = structure;
        fitted = structure.weeks;
        ahead = plan.weeks();
        List<double[][]> controls = structure.data.controls().stream()
                .map(control -> join(
                        control.values(),
                        plan.controls().stream()
                                .filter(each -> each.name().equals(control.name()))
                                .findFirst()
                                .orElseThrow(() -> new IllegalArgumentException("the plan lacks " + control.name()))
                                .values()))
                .toList();
        columns = new Columns(structure.model, structure.data, fitted + ahead, controls).columns;
        coefficients = columns.stream()
                .mapToInt(column -> column.isFuture() ? -1 : structure.place(column.name()))
                .toArray();
        scales = columns.stream()
                .mapToInt(column -> column.group().isEmpty() ? -1 : structure.place("scale of " + column.group()))
                .toArray();
        for (Media media : plan.media()) {
            for (int region = 0; region < structure.regions; region++) {
                int at = region;
                boolean isKnown = structure.streams.stream()
                        .anyMatch(stream -> stream.region() == at && isOf(media, stream.media()));
                if (!isKnown && Arrays.stream(media.exposure()[region]).sum() > 0) {
                    throw new IllegalArgumentException("nothing is known of " + media.channel() + " "
                            + media.campaign() + ", which was never used in "
                            + structure.data.regions().get(region));
                }
            }
        }
        curves = structure.streams.stream().map(stream -> curve(stream, plan)).toArray(Curve[]::new);
    }

    private static boolean isOf(Media one, Media other) {
        return one.channel().equals(other.channel()) && one.campaign().equals(other.campaign());
    }

    private Curve curve(Stream stream, Plan plan) {
        Optional<Media> planned =
                plan.media().stream().filter(each -> isOf(each, stream.media())).findFirst();
        double[] input = Arrays.copyOf(stream.input(), fitted + ahead);
        double[] frequency =
                stream.frequency().length == 0 ? new double[0] : Arrays.copyOf(stream.frequency(), fitted + ahead);
        planned.ifPresent(media -> {
            for (int week = 0; week < ahead; week++) {
                input[fitted + week] = media.exposure()[stream.region()][week] / stream.inputScale();
                if (frequency.length > 0) {
                    frequency[fitted + week] = media.frequency()[stream.region()][week] / stream.frequencyScale();
                }
            }
        });
        return new Curve(stream.channel().adstock(), stream.channel().saturation(), input, frequency);
    }

    private static double[][] join(double[][] before, double[][] after) {
        double[][] joined = new double[before.length][];
        for (int region = 0; region < before.length; region++) {
            joined[region] = Arrays.copyOf(before[region], before[region].length + after[region].length);
            System.arraycopy(after[region], 0, joined[region], before[region].length, after[region].length);
        }
        return joined;
    }

    /**
     * Sums up over draws.
     *
     * @param factors by stream and draw: what its curve is multiplied by
     */
    Forecast forecast(double[][] parameters, double[][] factors, SplittableRandom random) {
        int draws = parameters.length;
        double[][][] outcome = new double[structure.regions][ahead][draws];
        double[] totals = new double[draws];
        Map<String, double[]> contributions = new LinkedHashMap<>();
        for (int draw = 0; draw < draws; draw++) {
            double[] at = parameters[draw];
            double[][] mean = linear(at, random);
            for (int i = 0; i < curves.length; i++) {
                Stream stream = structure.streams.get(i);
                curves[i].evaluate(at, stream.curveAt());
                double[] sums = contributions.computeIfAbsent(stream.channel().channel(), name -> new double[draws]);
                for (int week = 0; week < ahead; week++) {
                    double contribution = factors[i][draw] * curves[i].effect[fitted + week];
                    sums[draw] += contribution;
                    mean[stream.region()][week] += contribution / structure.scale[stream.region()];
                }
            }
            for (int region = 0; region < structure.regions; region++) {
                for (int week = 0; week < ahead; week++) {
                    double expected = structure.inUnit(mean[region][week], region);
                    outcome[region][week][draw] = structure.noisy(at, expected, region, random);
                    totals[draw] += outcome[region][week][draw];
                }
            }
        }
        List<List<Interval>> intervals = new ArrayList<>();
        for (double[][] region : outcome) {
            intervals.add(Arrays.stream(region).map(Interval::of).toList());
        }
        Map<String, Interval> ofChannels = new LinkedHashMap<>();
        contributions.forEach((channel, sums) -> ofChannels.put(channel, Interval.of(sums)));
        return new Forecast(intervals, Interval.of(totals), ofChannels);
    }

    /** As {@link MixResult#rest}. */
    double[][] rest(double[][] parameters, double[][] factors, SplittableRandom random) {
        double[][] rest = new double[parameters.length][ahead];
        for (int draw = 0; draw < parameters.length; draw++) {
            double[] at = parameters[draw];
            double[][] mean = linear(at, random);
            for (int i = 0; i < curves.length; i++) {
                Stream stream = structure.streams.get(i);
                curves[i].evaluate(at, stream.curveAt());
                boolean isPlanned = Responses.hasSpend(stream);
                for (int week = 0; week < ahead; week++) {
                    double contribution = factors[i][draw] * curves[i].effect[fitted + week];
                    mean[stream.region()][week] += contribution / structure.scale[stream.region()];
                    rest[draw][week] -= isPlanned ? contribution : 0;
                }
            }
            for (int region = 0; region < structure.regions; region++) {
                for (int week = 0; week < ahead; week++) {
                    double expected = structure.inUnit(mean[region][week], region);
                    rest[draw][week] += structure.noisy(at, expected, region, random);
                }
            }
        }
        return rest;
    }

    /** By region and week ahead, in multiples of the region's mean outcome. */
    private double[][] linear(double[] at, SplittableRandom random) {
        double[][] mean = new double[structure.regions][ahead];
        IntStream.range(0, coefficients.length).forEach(i -> {
            double own = coefficients[i] < 0 ? columns.get(i).prior().draw(random) : at[coefficients[i]];
            double coefficient = scales[i] < 0 ? own : own * at[scales[i]];
            double[] values = columns.get(i).values();
            for (int region = 0; region < structure.regions; region++) {
                for (int week = 0; week < ahead; week++) {
                    mean[region][week] += coefficient * values[region * (fitted + ahead) + fitted + week];
                }
            }
        });
        return mean;
    }
}
