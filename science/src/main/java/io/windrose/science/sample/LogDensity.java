package io.windrose.science.sample;

/**
 * The logarithm of a density over the real numbers, up to a constant, with its gradient.
 *
 * <p>Parameters with bounds are to be transformed first, and the logarithm of the Jacobian added. An evaluation may
 * write to scratch space of the object: it is used by one thread at a time, and each chain has one of its own.
 */
public interface LogDensity {
    /** How many parameters there are. */
    int dimension();

    /**
     * The density's logarithm and gradient at a point.
     *
     * @param at where, of length {@link #dimension()}; it is not changed
     * @param gradient is filled with the derivatives there
     * @return the logarithm of the density; negative infinity or NaN where there is none
     */
    double evaluate(double[] at, double[] gradient);
}
