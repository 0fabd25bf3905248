package io.windrose.science.mix;

import io.windrose.science.sample.Convergence;
import io.windrose.science.sample.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether the chains of a fit agree.
 *
 * @param parameters by name, each with its figures
 * @param rHat the greatest of all parameters
 * @param bulk the least of all parameters, as {@code tail}
 * @param missingInformation the least of all chains
 * @param divergences draws whose trajectory diverged
 * @param problems why nothing is reported; empty when the chains agree
 */
public record Diagnosis(
        List<Parameter> parameters,
        double rHat,
        double bulk,
        double tail,
        double missingInformation,
        int divergences,
        List<String> problems) {

    /** A parameter of the model. */
    public record Parameter(String name, Convergence figures, Interval interval) {}

    private static final double GREATEST_R_HAT = 1.01;
    private static final double LEAST_OF_A_CHAIN = 100;
    private static final double LEAST_INFORMATION = 0.3;
    private static final double MOST_DIVERGENCES = 0.01;

    /** Copies. */
    public Diagnosis {
        parameters = List.copyOf(parameters);
        problems = List.copyOf(problems);
    }

    public boolean isConverged() {
        return problems.isEmpty();
    }

    static Diagnosis of(Structure structure, Draws draws) {
        List<Parameter> parameters = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        double rHat = 1;
        double bulk = Double.POSITIVE_INFINITY;
        double tail = Double.POSITIVE_INFINITY;
        double needed = LEAST_OF_A_CHAIN * draws.chains().size();
        for (int i = 0; i < draws.dimension(); i++) {
            String name = structure.parameters.get(i).name();
            Prior prior = structure.parameters.get(i).prior();
            int at = i;
            double[][] values = draws.map(draw -> prior.value(draw[at]));
            Convergence figures = Convergence.of(values);
            parameters.add(new Parameter(name, figures, Interval.of(flat(values))));
            rHat = Math.max(rHat, figures.rHat());
            bulk = Math.min(bulk, figures.bulk());
            tail = Math.min(tail, figures.tail());
            // Not-a-number is a problem too.
            if (!(figures.rHat() <= GREATEST_R_HAT)) {
                problems.add(String.format(Locale.ROOT, "%s: chains disagree, R-hat is %.3f", name, figures.rHat()));
            } else if (!(figures.bulk() >= needed && figures.tail() >= needed)) {
                problems.add(String.format(
                        Locale.ROOT,
                        "%s: %.0f and %.0f effective draws in middle and tails are below %.0f",
                        name,
                        figures.bulk(),
                        figures.tail(),
                        needed));
            }
        }
        double information = draws.chains().stream()
                .mapToDouble(chain -> Convergence.missingInformation(chain.energies()))
                .min()
                .orElseThrow();
        if (!(information >= LEAST_INFORMATION)) {
            problems.add(String.format(Locale.ROOT, "a chain's energy hardly moves: E-BFMI is %.2f", information));
        }
        if (draws.divergences() > MOST_DIVERGENCES * draws.size()) {
            problems.add(
                    String.format(Locale.ROOT, "%d of %d trajectories diverged", draws.divergences(), draws.size()));
        }
        return new Diagnosis(parameters, rHat, bulk, tail, information, draws.divergences(), problems);
    }

    private static double[] flat(double[][] chains) {
        return Arrays.stream(chains).flatMapToDouble(Arrays::stream).toArray();
    }
}
