package io.windrose.market;

/**
 * How advertising of a channel works on a person. An impression leaves a memory between 0 and 1; each further one fills
 * a part of what is left, so the same person seen again counts for less; the memory fades by its half-life.
 *
 * @param halfLifeDays of the middle person; everyone has their own around it
 * @param filledByImpression part of what is left that one impression fills
 * @param needLift by how much a full memory raises the chance that a need arises
 * @param decisionLift by how much a full memory raises the chance that a visit ends in an order
 * @param clickShare share of impressions that are clicked
 * @param costOfThousand euros for a thousand impressions
 */
public record Influence(
        double halfLifeDays,
        double filledByImpression,
        double needLift,
        double decisionLift,
        double clickShare,
        double costOfThousand) {}
