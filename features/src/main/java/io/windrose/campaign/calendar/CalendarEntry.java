package io.windrose.campaign.calendar;

import io.windrose.campaign.Campaign;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A campaign on the calendar.
 *
 * @param budgetInPeriod what of its budget falls on the days that were asked for, in its currency
 * @param isMovable whether the caller may give it other dates
 */
public record CalendarEntry(Campaign campaign, Optional<BigDecimal> budgetInPeriod, boolean isMovable) {}
