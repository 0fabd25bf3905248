package io.windrose.science.lift;

/**
 * What is known of a figure.
 *
 * @param low the lower end of its interval, infinite where the data set none
 */
public record Estimate(double value, double low, double high) {
    public boolean contains(double figure) {
        return figure >= low && figure <= high;
    }

    /** Whether both ends are known. */
    public boolean isBounded() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    Estimate times(double factor) {
        return factor >= 0
                ? new Estimate(value * factor, low * factor, high * factor)
                : new Estimate(value * factor, high * factor, low * factor);
    }
}
