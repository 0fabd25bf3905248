package io.windrose.campaign.reconciliation;

/**
 * What resolves to a campaign and what does not. The total is counted by itself.
 *
 * @param matched resolves to a campaign; a refund by its order
 */
public record Split(Part total, Part matched, Part unmatched) {
    public static final Split NONE = new Split(Part.NONE, Part.NONE, Part.NONE);

    static Split ofTotal(Part part) {
        return new Split(part, Part.NONE, Part.NONE);
    }

    static Split ofMatched(Part part) {
        return new Split(Part.NONE, part, Part.NONE);
    }

    static Split ofUnmatched(Part part) {
        return new Split(Part.NONE, Part.NONE, part);
    }

    Split plus(Split more) {
        return new Split(total.plus(more.total), matched.plus(more.matched), unmatched.plus(more.unmatched));
    }

    /** What is neither, which is nothing: anything else is a fault of the program. */
    public Part rest() {
        return total.minus(matched).minus(unmatched);
    }
}
