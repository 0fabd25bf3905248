package io.windrose.science.mix;

import java.util.random.RandomGenerator;

/** Data made by the model itself. */
final class Simulation {
    private Simulation() {}

    /** Drawn from their priors. */
    static double[] parameters(Structure structure, RandomGenerator random) {
        return structure.parameters.stream()
                .mapToDouble(each -> each.prior().draw(random))
                .toArray();
    }

    /** By row, its noise included, in the outcome's unit. */
    static double[] outcome(Structure structure, double[] parameters, RandomGenerator random) {
        MixDensity density = new MixDensity(structure);
        density.forward(parameters);
        double[] outcome = new double[structure.outcome.length];
        for (int row = 0; row < outcome.length; row++) {
            int region = row / structure.weeks;
            double expected = structure.inUnit(density.mean[row], region);
            outcome[row] = structure.noisy(parameters, expected, region, random);
        }
        return outcome;
    }
}
