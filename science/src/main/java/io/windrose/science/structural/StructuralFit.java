package io.windrose.science.structural;

import io.windrose.science.sample.Convergence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What a structural model says, in the outcome's unit.
 *
 * @param predicted by draw, chain after chain, then by step from the first predicted: outcomes, with their noise
 * @param fitted by step before: the mean of what was fitted, without noise
 * @param coefficients by regressor: means, in the outcome's unit for one of the regressor's
 * @param inclusions by regressor: the probability that its coefficient is not zero
 * @param figures of the mean of what was predicted, then of the noise and of how the level wanders
 * @param problems why the draws are not to be trusted; empty when the chains agree
 */
@SuppressWarnings("ArrayRecordComponent") // Large, and nobody compares fits.
public record StructuralFit(
        double[][] predicted,
        double[] fitted,
        double[] coefficients,
        double[] inclusions,
        List<Figure> figures,
        List<String> problems) {

    /** A quantity of the model, and whether its chains agree. */
    public record Figure(String name, Convergence convergence) {}

    private static final double GREATEST_R_HAT = 1.01;
    /** Of variances, which are not reported and matter by the predictions only. */
    private static final double GREATEST_OF_VARIANCES = 1.05;

    private static final double LEAST_OF_A_CHAIN = 100;

    /** Copies lists. */
    public StructuralFit {
        figures = List.copyOf(figures);
        problems = List.copyOf(problems);
    }

    public boolean isConverged() {
        return problems.isEmpty();
    }

    static StructuralFit of(List<GibbsChain> chains, Scale scale, double[] deviations) {
        double[][] predicted = chains.stream()
                .flatMap(chain -> Arrays.stream(chain.predicted))
                .map(path -> Arrays.stream(path).map(scale::original).toArray())
                .toArray(double[][]::new);
        double[] fitted = Arrays.stream(mean(chains, chain -> chain.fitted))
                .map(scale::original)
                .toArray();
        double[] coefficients = mean(chains, chain -> chain.meanCoefficients);
        for (int j = 0; j < coefficients.length; j++) {
            coefficients[j] *= scale.deviation() / deviations[j];
        }
        List<Figure> figures = List.of(
                figure(
                        "mean predicted",
                        chains,
                        chain -> Arrays.stream(chain.predicted)
                                .mapToDouble(path -> scale.original(
                                        Arrays.stream(path).average().orElseThrow()))
                                .toArray()),
                figure("noise", chains, chain -> deviations(chain.noises, scale)),
                figure("wander of the level", chains, chain -> deviations(chain.wanders, scale)));
        return new StructuralFit(
                predicted,
                fitted,
                coefficients,
                mean(chains, chain -> chain.inclusions),
                figures,
                problems(figures, chains.size()));
    }

    private static List<String> problems(List<Figure> figures, int chains) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            double greatest = i == 0 ? GREATEST_R_HAT : GREATEST_OF_VARIANCES;
            // Not-a-number is a problem too.
            if (!(figure.convergence().rHat() <= greatest)) {
                problems.add(String.format(
                        Locale.ROOT,
                        "%s: chains disagree, R-hat is %.3f",
                        figure.name(),
                        figure.convergence().rHat()));
            }
        }
        Convergence predicted = figures.getFirst().convergence();
        double needed = LEAST_OF_A_CHAIN * chains;
        if (!(predicted.bulk() >= needed && predicted.tail() >= needed)) {
            problems.add(String.format(
                    Locale.ROOT,
                    "%s: %.0f and %.0f effective draws in middle and tails are below %.0f",
                    figures.getFirst().name(),
                    predicted.bulk(),
                    predicted.tail(),
                    needed));
        }
        return problems;
    }

    private static Figure figure(String name, List<GibbsChain> chains, Function<GibbsChain, double[]> draws) {
        return new Figure(name, Convergence.of(chains.stream().map(draws).toArray(double[][]::new)));
    }

    private static double[] deviations(double[] variances, Scale scale) {
        return Arrays.stream(variances)
                .map(variance -> Math.sqrt(variance) * scale.deviation())
                .toArray();
    }

    private static double[] mean(List<GibbsChain> chains, Function<GibbsChain, double[]> figures) {
        double[] mean = new double[figures.apply(chains.getFirst()).length];
        for (GibbsChain chain : chains) {
            double[] own = figures.apply(chain);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += own[i] / chains.size();
            }
        }
        return mean;
    }
}
