package io.windrose.campaign.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * What is on the calendar from one day to another.
 *
 * @param today on the company's calendar
 * @param countries whose holidays and seasons are shown
 * @param campaigns those that touch these days, and those that lack both dates
 * @param overlapCount how many there are; {@code overlaps} has the first of them
 */
public record CalendarPage(
        LocalDate from,
        LocalDate to,
        LocalDate today,
        List<Country> countries,
        List<CalendarEntry> campaigns,
        List<CampaignOverlap> overlaps,
        int overlapCount,
        List<Holiday> holidays,
        List<RetailSeason> seasons,
        List<OwnSeasons.Kept> ownSeasons) {
    public CalendarPage {
        countries = List.copyOf(countries);
        campaigns = List.copyOf(campaigns);
        overlaps = List.copyOf(overlaps);
        holidays = List.copyOf(holidays);
        seasons = List.copyOf(seasons);
        ownSeasons = List.copyOf(ownSeasons);
    }
}
