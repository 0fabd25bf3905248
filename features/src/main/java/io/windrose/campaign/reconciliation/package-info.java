/**
 * Shows that money adds up: by day and source what resolves to a campaign and what does not, what is left out and why,
 * and how each day differs from the shop's own records.
 *
 * <p>The door is {@link io.windrose.campaign.reconciliation.Reconciliations}; {@code docs/spec/reconciliation.md} says
 * what each figure and each reason is.
 *
 * <p>What holds always: totals and their parts are asked for apart and compared, never made of each other; what nothing
 * explains is a figure of its own.
 */
@NullMarked
package io.windrose.campaign.reconciliation;

import org.jspecify.annotations.NullMarked;
