package io.windrose.science.mix;

import java.util.random.RandomGenerator;

/**
 * What is thought of a parameter before the data are seen, and how it is mapped to the real numbers on which one
 * samples: {@code theta = value(u)}.
 */
public sealed interface Prior {
    /** Standard normal quantile of 95%. */
    double Z95 = 1.6448536269514722;

    /** The parameter at a point of the real numbers. */
    double value(double u);

    /** The derivative of {@code value} there. */
    double slope(double u);

    /** The logarithm of the density of {@code u}, the Jacobian included, up to a constant. */
    double logDensity(double u);

    /** The derivative of {@code logDensity}. */
    double logSlope(double u);

    /** A random value of the parameter. */
    double draw(RandomGenerator random);

    private static void positive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " is " + value + ", not above 0");
        }
    }

    /** A parameter that is a function of a standard normal number, which is sampled. */
    sealed interface OfNormal extends Prior {
        @Override
        default double logDensity(double u) {
            return -0.5 * u * u;
        }

        @Override
        default double logSlope(double u) {
            return -u;
        }

        @Override
        default double draw(RandomGenerator random) {
            return value(random.nextGaussian());
        }
    }

    /** Any real number, most likely about {@code mean}. */
    record Normal(double mean, double deviation) implements OfNormal {
        public Normal {
            positive("deviation", deviation);
        }

        @Override
        public double value(double u) {
            return mean + deviation * u;
        }

        @Override
        public double slope(double u) {
            return deviation;
        }
    }

    /** A positive number, most likely near 0; its logarithm is sampled. Two thirds lie below {@code scale}. */
    record HalfNormal(double scale) implements Prior {
        public HalfNormal {
            positive("scale", scale);
        }

        @Override
        public double value(double u) {
            return scale * Math.exp(u);
        }

        @Override
        public double slope(double u) {
            return value(u);
        }

        @Override
        public double logDensity(double u) {
            return -0.5 * Math.exp(2 * u) + u;
        }

        @Override
        public double logSlope(double u) {
            return 1 - Math.exp(2 * u);
        }

        @Override
        public double draw(RandomGenerator random) {
            return Math.abs(scale * random.nextGaussian());
        }
    }

    /** A positive number whose logarithm is normal, with {@code deviation}, about that of {@code median}. */
    record LogNormal(double median, double deviation) implements OfNormal {
        public LogNormal {
            positive("median", median);
            positive("deviation", deviation);
        }

        /** With 90% between two positive numbers, 5% below and 5% above. */
        public static LogNormal between(double low, double high) {
            positive("low", low);
            positive("high", high);
            return new LogNormal(Math.sqrt(low * high), Math.log(high / low) / (2 * Z95));
        }

        @Override
        public double value(double u) {
            return median * Math.exp(deviation * u);
        }

        @Override
        public double slope(double u) {
            return deviation * value(u);
        }
    }

    /** A number between 0 and 1 whose log odds are normal about {@code mean}. */
    record LogitNormal(double mean, double deviation) implements OfNormal {
        public LogitNormal {
            positive("deviation", deviation);
        }

        /** With 90% between two numbers between 0 and 1, 5% below and 5% above. */
        public static LogitNormal between(double low, double high) {
            double from = Math.log(low / (1 - low));
            double to = Math.log(high / (1 - high));
            return new LogitNormal((from + to) / 2, (to - from) / (2 * Z95));
        }

        @Override
        public double value(double u) {
            return 1 / (1 + Math.exp(-mean - deviation * u));
        }

        @Override
        public double slope(double u) {
            double value = value(u);
            return deviation * value * (1 - value);
        }
    }

    /**
     * A number between 0 and 1, as after {@code a - 1} successes and {@code b - 1} failures; its log odds are sampled.
     */
    record Beta(double a, double b) implements Prior {
        public Beta {
            positive("a", a);
            positive("b", b);
        }

        @Override
        public double value(double u) {
            return 1 / (1 + Math.exp(-u));
        }

        @Override
        public double slope(double u) {
            double value = value(u);
            return value * (1 - value);
        }

        @Override
        public double logDensity(double u) {
            // a log p + b log(1 - p), the Jacobian being p (1 - p).
            double tail = Math.log1p(Math.exp(-Math.abs(u)));
            return -a * (tail + Math.max(-u, 0)) - b * (tail + Math.max(u, 0));
        }

        @Override
        public double logSlope(double u) {
            return a - (a + b) * value(u);
        }

        @Override
        public double draw(RandomGenerator random) {
            double one = new Gamma(a, 1).draw(random);
            return one / (one + new Gamma(b, 1).draw(random));
        }
    }

    /** A positive number with mean {@code shape / rate}; its logarithm is sampled. */
    record Gamma(double shape, double rate) implements Prior {
        public Gamma {
            positive("shape", shape);
            positive("rate", rate);
        }

        @Override
        public double value(double u) {
            return Math.exp(u) * shape / rate;
        }

        @Override
        public double slope(double u) {
            return value(u);
        }

        @Override
        public double logDensity(double u) {
            return shape * (u - Math.exp(u));
        }

        @Override
        public double logSlope(double u) {
            return shape * (1 - Math.exp(u));
        }

        /** By Marsaglia and Tsang, A Simple Method for Generating Gamma Variables, ACM TOMS 26, 2000. */
        @Override
        public double draw(RandomGenerator random) {
            double boost = shape < 1 ? Math.pow(random.nextDouble(), 1 / shape) : 1;
            double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
            double c = 1 / Math.sqrt(9 * d);
            while (true) {
                double x = random.nextGaussian();
                double v = Math.pow(1 + c * x, 3);
                if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                    return boost * d * v / rate;
                }
            }
        }
    }
}
