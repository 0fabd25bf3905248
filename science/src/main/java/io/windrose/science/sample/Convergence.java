package io.windrose.science.sample;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Whether chains agree, and what their draws are worth, for one quantity: rank-normalised split R-hat, and effective
 * sample sizes by Geyer's initial monotone sequence (Vehtari, Gelman, Simpson, Carpenter and Bürkner,
 * Rank-Normalization, Folding, and Localization: An Improved R-hat, Bayesian Analysis 16, 2021). The figures are those
 * of R's {@code posterior}.
 *
 * <p>A quantity that does not vary, or is not finite everywhere, has NaN for all figures but {@code mean}.
 *
 * @param rHat the greater of those of the ranks and of the folded ranks; below 1.01 when chains agree
 * @param bulk effective sample size for the quantity's middle; 100 for each chain are wanted
 * @param tail effective sample size for its 5% and 95% quantiles, the lesser
 * @param deviation the quantity's standard deviation
 * @param errorOfMean standard error of {@code mean} by sampling; in the quantity's unit
 * @param errorOfDeviation standard error of {@code deviation} by sampling
 */
public record Convergence(
        double rHat,
        double bulk,
        double tail,
        double mean,
        double deviation,
        double errorOfMean,
        double errorOfDeviation) {

    /**
     * Judges a quantity by its draws.
     *
     * @param chains draws by chain, four of each at least, all of the same number
     * @throws IllegalArgumentException when there are fewer, or their numbers differ
     */
    public static Convergence of(double[][] chains) {
        if (chains.length == 0 || chains[0].length < 4) {
            throw new IllegalArgumentException("four draws are needed at least");
        }
        if (Arrays.stream(chains).anyMatch(chain -> chain.length != chains[0].length)) {
            throw new IllegalArgumentException("chains differ in length");
        }
        double[] all = flat(chains);
        double mean = Arrays.stream(all).average().orElseThrow();
        double least = Arrays.stream(all).min().orElseThrow();
        double greatest = Arrays.stream(all).max().orElseThrow();
        if (!Double.isFinite(mean) || greatest - least < Math.ulp(Math.max(Math.abs(least), Math.abs(greatest)))) {
            return new Convergence(Double.NaN, Double.NaN, Double.NaN, mean, Double.NaN, Double.NaN, Double.NaN);
        }
        double[][] split = split(chains);
        double[][] normal = normalScores(split);
        double median = quantile(flat(split), 0.5);
        double[][] folded = normalScores(map(split, value -> Math.abs(value - median)));
        double rHat = Math.max(potentialScaleReduction(normal), potentialScaleReduction(folded));
        double low = quantile(all, 0.05);
        double high = quantile(all, 0.95);
        double tail = Math.min(
                effective(map(split, value -> value <= low ? 1 : 0)),
                effective(map(split, value -> value <= high ? 1 : 0)));
        double deviation = Math.sqrt(variance(all));
        double errorOfMean = deviation / Math.sqrt(effective(split));
        return new Convergence(
                rHat, effective(normal), tail, mean, deviation, errorOfMean, errorOfDeviation(split, all, mean));
    }

    /**
     * The estimated Bayesian fraction of missing information of a chain, by its energies: below 0.3 momenta hardly move
     * the energy, and the tails are explored slowly (Betancourt, Diagnosing Suboptimal Cotangent Disintegrations, arXiv
     * 1604.00695, 2016).
     */
    public static double missingInformation(double[] energies) {
        double mean = Arrays.stream(energies).average().orElseThrow();
        double steps = 0;
        double spread = 0;
        for (int i = 0; i < energies.length; i++) {
            spread += (energies[i] - mean) * (energies[i] - mean);
            if (i > 0) {
                steps += (energies[i] - energies[i - 1]) * (energies[i] - energies[i - 1]);
            }
        }
        return steps / spread;
    }

    /** By the mean of squares about the mean, and their own effective sample size. */
    private static double errorOfDeviation(double[][] split, double[] all, double mean) {
        double second = 0;
        double fourth = 0;
        for (double value : all) {
            double square = (value - mean) * (value - mean);
            second += square / all.length;
            fourth += square * square / all.length;
        }
        double size = effective(map(split, value -> (value - mean) * (value - mean)));
        return Math.sqrt((fourth - second * second) / size / second / 4);
    }

    private static double potentialScaleReduction(double[][] chains) {
        int length = chains[0].length;
        double within = Arrays.stream(chains)
                .mapToDouble(Convergence::variance)
                .average()
                .orElseThrow();
        double between = length * variance(means(chains));
        return Math.sqrt((between / within + length - 1) / length);
    }

    /** Equation 10 and section 3.2 of Vehtari et al. */
    private static double effective(double[][] chains) {
        int length = chains[0].length;
        double[] means = means(chains);
        double within = meanAutocovariance(chains, means, 0) * length / (length - 1);
        double total = within * (length - 1) / length + (chains.length > 1 ? variance(means) : 0);
        if (!(total > 0)) {
            return Double.NaN;
        }
        double[] correlations = new double[length];
        double even = 1;
        double odd = 1 - (within - meanAutocovariance(chains, means, 1)) / total;
        correlations[0] = even;
        correlations[1] = odd;
        int lag = 0;
        while (lag < length - 5 && even + odd > 0) {
            lag += 2;
            even = 1 - (within - meanAutocovariance(chains, means, lag)) / total;
            odd = 1 - (within - meanAutocovariance(chains, means, lag + 1)) / total;
            if (even + odd >= 0) {
                correlations[lag] = even;
                correlations[lag + 1] = odd;
            }
        }
        int greatest = lag;
        if (even > 0) {
            correlations[greatest] = even;
        }
        for (int pair = 2; pair <= greatest - 2; pair += 2) {
            double before = correlations[pair - 2] + correlations[pair - 1];
            if (correlations[pair] + correlations[pair + 1] > before) {
                correlations[pair] = before / 2;
                correlations[pair + 1] = before / 2;
            }
        }
        double size = (double) chains.length * length;
        double time = -1 + correlations[greatest];
        for (int i = 0; i < greatest; i++) {
            time += 2 * correlations[i];
        }
        return size / Math.max(time, 1 / Math.log10(size));
    }

    private static double meanAutocovariance(double[][] chains, double[] means, int lag) {
        double sum = 0;
        for (int i = 0; i < chains.length; i++) {
            double[] chain = chains[i];
            double mean = means[i];
            for (int j = lag; j < chain.length; j++) {
                sum += (chain[j] - mean) * (chain[j - lag] - mean);
            }
        }
        return sum / chains.length / chains[0].length;
    }

    /** The halves of each chain; of an odd number, without the draw in the middle. */
    private static double[][] split(double[][] chains) {
        int length = chains[0].length;
        int half = length / 2;
        return IntStream.range(0, 2 * chains.length)
                .mapToObj(i -> i % 2 == 0
                        ? Arrays.copyOf(chains[i / 2], half)
                        : Arrays.copyOfRange(chains[i / 2], length - half, length))
                .toArray(double[][]::new);
    }

    /** Normal quantiles of the ranks among all, ties by their mean rank (Blom's offset). */
    private static double[][] normalScores(double[][] chains) {
        int length = chains[0].length;
        double[] sorted = flat(chains);
        Arrays.sort(sorted);
        return map(chains, value -> {
            int below = lowerBound(sorted, value);
            int notAbove = upperBound(sorted, value);
            double rank = (below + 1 + notAbove) / 2.0;
            return Normal.quantile((rank - 0.375) / (chains.length * (double) length + 0.25));
        });
    }

    private static int lowerBound(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int upperBound(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * With linear interpolation between order statistics (type 7 of Hyndman and Fan, Sample Quantiles in Statistical
     * Packages, American Statistician 50, 1996).
     *
     * @param probability from 0 to 1
     */
    public static double quantile(double[] values, double probability) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = probability * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    private static double[] flat(double[][] chains) {
        return Arrays.stream(chains).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[] means(double[][] chains) {
        return Arrays.stream(chains)
                .mapToDouble(chain -> Arrays.stream(chain).average().orElseThrow())
                .toArray();
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }

    private static double[][] map(double[][] chains, DoubleUnaryOperator function) {
        return Arrays.stream(chains)
                .map(chain -> Arrays.stream(chain).map(function).toArray())
                .toArray(double[][]::new);
    }
}
