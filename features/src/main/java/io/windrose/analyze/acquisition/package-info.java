/**
 * From impression to revenue: what was paid beside who came and what they bought, by channel, campaign or content.
 *
 * <p>The door is {@link io.windrose.analyze.acquisition.Acquisitions}. {@code docs/spec/acquisition.md} says how costs
 * and events are joined.
 *
 * <p>What holds always: the rows add up to the costs, visits, new people and orders that there are; what could not be
 * joined has rows that say so.
 */
@NullMarked
package io.windrose.analyze.acquisition;

import org.jspecify.annotations.NullMarked;
