package io.windrose.science.sample;

/**
 * When the warm-up learns what, as in Stan (Reference Manual, HMC algorithm parameters): first the step alone, then the
 * covariance in windows that double, at last the step again. A warm-up below 20 learns the step alone.
 */
final class Windows {
    private final int warmup;
    private final int first;
    private final int last;
    private int size;
    private int end;

    Windows(int warmup) {
        this.warmup = warmup;
        int opening = 75;
        int closing = 50;
        int base = 25;
        if (warmup < opening + closing + base) {
            opening = (int) (0.15 * warmup);
            closing = (int) (0.1 * warmup);
            base = warmup - opening - closing;
        }
        first = warmup < 20 ? warmup : opening;
        last = warmup - closing;
        size = base;
        end = opening + base - 1;
    }

    boolean isLearning(int iteration) {
        return iteration >= first && iteration < last;
    }

    /** Whether a window ends with this step of the warm-up; if so, the next one is set. */
    boolean endsWith(int iteration) {
        if (iteration != end || !isLearning(iteration) || iteration == warmup - 1) {
            return false;
        }
        size *= 2;
        boolean isNextButOneTooLong = end + 3 * size >= last;
        end = isNextButOneTooLong ? last - 1 : end + size;
        return true;
    }
}
