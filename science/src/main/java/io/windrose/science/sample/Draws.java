package io.windrose.science.sample;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the chains drew, all of the same length, with what is known of each. */
public final class Draws {
    /**
     * A chain.
     *
     * @param values by parameter, then by draw; not copied, not to be changed
     * @param logDensities by draw
     * @param energies by draw: the Hamiltonian of the state that was drawn
     * @param step the length of a step, in units of the adapted mass
     * @param acceptance mean over draws
     * @param evaluations of the density, the warm-up's left out
     * @param divergences draws whose trajectory ended in a divergence
     * @param saturated draws whose trajectory reached the maximum depth
     */
    @SuppressWarnings("ArrayRecordComponent") // Large, and nobody compares chains.
    public record Chain(
            double[][] values,
            double[] logDensities,
            double[] energies,
            double step,
            double acceptance,
            long evaluations,
            int divergences,
            int saturated) {}

    private final List<Chain> chains;

    /** @throws IllegalArgumentException when there is no chain, or they differ in size */
    public Draws(List<Chain> chains) {
        this.chains = List.copyOf(chains);
        if (chains.isEmpty()) {
            throw new IllegalArgumentException("there is no chain");
        }
        Chain first = chains.getFirst();
        for (Chain chain : chains) {
            if (chain.values.length != first.values.length || chain.energies.length != first.energies.length) {
                throw new IllegalArgumentException("chains differ in size");
            }
        }
    }

    public List<Chain> chains() {
        return chains;
    }

    public int dimension() {
        return chains.getFirst().values.length;
    }

    /** In each chain. */
    public int length() {
        return chains.getFirst().energies.length;
    }

    /** In all chains. */
    public int size() {
        return chains.size() * length();
    }

    /** A parameter's draws by chain; a copy. */
    public double[][] parameter(int index) {
        return chains.stream().map(chain -> chain.values[index].clone()).toArray(double[][]::new);
    }

    /** Fills {@code into} with the draw of that index among all, chain after chain. */
    public void copy(int draw, double[] into) {
        double[][] values = chains.get(draw / length()).values;
        int at = draw % length();
        for (int i = 0; i < values.length; i++) {
            into[i] = values[i][at];
        }
    }

    /** A function of the parameters, by chain and draw. Its argument is one array that is filled anew for each draw. */
    public double[][] map(ToDoubleFunction<double[]> function) {
        double[][] mapped = new double[chains.size()][length()];
        double[] at = new double[dimension()];
        for (int draw = 0; draw < size(); draw++) {
            copy(draw, at);
            mapped[draw / length()][draw % length()] = function.applyAsDouble(at);
        }
        return mapped;
    }

    public int divergences() {
        return chains.stream().mapToInt(Chain::divergences).sum();
    }

    public int saturated() {
        return chains.stream().mapToInt(Chain::saturated).sum();
    }

    public long evaluations() {
        return chains.stream().mapToLong(Chain::evaluations).sum();
    }
}
