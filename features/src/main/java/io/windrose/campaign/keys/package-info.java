/**
 * By what campaigns are known in the data, and what resolves to which.
 *
 * <p>Doors: {@link io.windrose.campaign.keys.Keys}, and {@link io.windrose.campaign.keys.Resolving}, which keeps the
 * lake's tables {@code campaigns} and {@code campaign_values} after the keys and the values that occur.
 *
 * <p>What holds always: a key belongs to one campaign; a value that keys of equal rank claim for several campaigns
 * resolves to none of them, and is listed; a key that is mended changes what all of history resolves to.
 */
@NullMarked
package io.windrose.campaign.keys;

import org.jspecify.annotations.NullMarked;
