package io.windrose.campaign.calendar;

import io.windrose.campaign.AskedDays;
import io.windrose.campaign.Budget;
import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignPage;
import io.windrose.campaign.CampaignQuery;
import io.windrose.campaign.Campaigns;
import io.windrose.campaign.Rescheduling;
import io.windrose.core.Company;
import io.windrose.core.Incorrect;
import io.windrose.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Campaigns, holidays and seasons by day. Thread-safe. */
public final class CampaignCalendar {
    private static final int MOST_DAYS = 1_100;
    private static final int MOST_COUNTRIES = 20;
    private static final int MOST_OVERLAPS = 1_000;
    private static final int AT_ONCE = 500;

    private final Campaigns campaigns;
    private final OwnSeasons ownSeasons;
    private final CalendarSettings settings;
    private final Company company;
    private final Clock clock;

    public CampaignCalendar(
            Campaigns campaigns, OwnSeasons ownSeasons, CalendarSettings settings, Company company, Clock clock) {
        this.campaigns = campaigns;
        this.ownSeasons = ownSeasons;
        this.settings = settings;
        this.company = company;
        this.clock = clock;
    }

    /**
     * From one day to another, both included.
     *
     * @param countries whose holidays are wanted; with none, those of the settings
     * @param language of the holidays' names
     */
    public CalendarPage page(LocalDate from, LocalDate to, List<Country> countries, Locale language, Principal by) {
        AskedDays.require(from, to, MOST_DAYS);
        if (countries.size() > MOST_COUNTRIES) {
            throw new Incorrect(
                    "campaign.countries",
                    "there are %d countries: give %d at most".formatted(countries.size(), MOST_COUNTRIES));
        }
        List<Country> shown = countries.isEmpty() ? settings.countries() : countries;
        List<Campaign> found = campaigns(from, to, by);
        List<CampaignOverlap> overlaps = Overlaps.among(found).stream()
                .filter(each -> !each.to().isBefore(from) && !each.from().isAfter(to))
                .toList();
        return new CalendarPage(
                from,
                to,
                company.day(clock.instant()),
                shown,
                found.stream().map(each -> entry(each, from, to, by)).toList(),
                overlaps.stream().limit(MOST_OVERLAPS).toList(),
                overlaps.size(),
                Holidays.in(shown, from, to, language),
                RetailSeasons.in(shown, from, to),
                ownSeasons.in(from, to));
    }

    private static CalendarEntry entry(Campaign campaign, LocalDate from, LocalDate to, Principal by) {
        return new CalendarEntry(
                campaign,
                Rescheduling.budgetWithin(campaign.plan(), from, to).map(Budget::total),
                Rescheduling.isOpenTo(campaign, by));
    }

    private List<Campaign> campaigns(LocalDate from, LocalDate to, Principal by) {
        List<Campaign> found = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            CampaignPage page = campaigns.list(
                    new CampaignQuery(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(from),
                            Optional.of(to),
                            CampaignQuery.Order.NAME,
                            cursor,
                            AT_ONCE),
                    by);
            found.addAll(page.campaigns());
            cursor = page.next();
        } while (cursor.isPresent());
        return found;
    }
}
