package io.windrose.campaign.calendar;

import java.util.List;

/** Whose holidays the calendar shows where nobody asks for others. */
public record CalendarSettings(List<Country> countries) {
    public static final CalendarSettings DEFAULT = new CalendarSettings(List.of());

    public CalendarSettings {
        countries = countries.stream().distinct().toList();
    }
}
