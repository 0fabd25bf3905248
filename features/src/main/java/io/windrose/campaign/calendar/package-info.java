/**
 * Campaigns on a calendar, with what else is on it: whose days overlap, public holidays, seasons of trade, and the
 * company's own seasons.
 *
 * <p>Doors: {@link io.windrose.campaign.calendar.CampaignCalendar} and
 * {@link io.windrose.campaign.calendar.OwnSeasons}.
 *
 * <p>What holds always: who is limited to brands sees the campaigns of these brands, and overlaps among them, alone; a
 * season of trade is shown for a country only where a rule with a source says when it is.
 */
@NullMarked
package io.windrose.campaign.calendar;

import org.jspecify.annotations.NullMarked;
