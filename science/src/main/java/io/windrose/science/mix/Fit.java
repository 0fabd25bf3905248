package io.windrose.science.mix;

import io.windrose.science.sample.Draws;

/** What came of fitting a model: results, or why there are none. */
public sealed interface Fit {
    Diagnosis diagnosis();

    /** Chains that do not agree: nothing is reported from them. More draws, or a simpler model, may help. */
    record Unconverged(Diagnosis diagnosis) implements Fit {}

    /** Chains that agree. */
    record Converged(Diagnosis diagnosis, MixResult result) implements Fit {}

    /**
     * Of draws that were kept from an earlier fit of the same model to the same data.
     *
     * @throws IllegalArgumentException when they are of another number of parameters
     */
    static Fit of(MixModel model, MixData data, Draws draws) {
        Structure structure = new Structure(model, data);
        if (draws.dimension() != structure.dimension()) {
            throw new IllegalArgumentException(
                    "draws are of " + draws.dimension() + " parameters, not of the model's " + structure.dimension());
        }
        Diagnosis diagnosis = Diagnosis.of(structure, draws);
        return diagnosis.isConverged()
                ? new Converged(diagnosis, new MixResult(structure, draws, diagnosis))
                : new Unconverged(diagnosis);
    }
}
