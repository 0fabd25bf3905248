/**
 * That something is off with a campaign, kept once for each time that it is so.
 *
 * <p>Door: {@link io.windrose.campaign.alerts.Alerts}. State is in {@code campaign.alerts}.
 *
 * <p>What holds always: of a campaign and a kind one alert is open at most; what history brings alone opens none; an
 * alert is closed by the program, when it is no longer so, and by nobody else.
 */
@NullMarked
package io.windrose.campaign.alerts;

import org.jspecify.annotations.NullMarked;
