package io.windrose.science.budget;

/** What is given: the money, or what it is to bring. */
public sealed interface Aim {
    /** As much of the goal as can be had for a budget, which need not be spent. */
    record Most(double budget) implements Aim {
        /** @throws IllegalArgumentException when it is not above 0 */
        public Most {
            if (!(budget > 0 && Double.isFinite(budget))) {
                throw new IllegalArgumentException("a budget of " + budget + ": it must be above 0");
            }
        }
    }

    /**
     * The least spend that brings so much of the goal (by the problem's caution, what past spend still brings
     * included).
     */
    record Reach(double target) implements Aim {
        /** @throws IllegalArgumentException when it is not above 0 */
        public Reach {
            if (!(target > 0 && Double.isFinite(target))) {
                throw new IllegalArgumentException("a target of " + target + ": it must be above 0");
            }
        }
    }
}
