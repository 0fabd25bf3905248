/**
 * What came of a campaign, and how it stands against its plan.
 *
 * <p>Door: {@link io.windrose.campaign.results.Results}.
 *
 * <p>What holds always: figures are those of what resolves to the campaign now; an amount whose rate is missing is in
 * no sum, and is counted; what is outside the campaign's dates is in the sums, and is told apart.
 */
@NullMarked
package io.windrose.campaign.results;

import org.jspecify.annotations.NullMarked;
