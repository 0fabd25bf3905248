package io.windrose.science.structural;

/**
 * What a step adds.
 *
 * @param noise of the observation
 * @param disturbances of the state, in the order of {@link StateSpace#disturbed}
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares variances.
record Variances(double noise, double[] disturbances) {}
