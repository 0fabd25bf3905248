package io.windrose.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the company means to do: impressions bought, by campaign and day, and the days of mails. */
final class Plan {
    private static final int WEEK = 7;
    private static final int MISSPELLING = 0;

    private final float[][] impressions;
    private final boolean[][] misspelt;
    private final List<Optional<Campaign>> mailed;

    Plan(long seed, Calendar calendar, int days, Parameters parameters) {
        this.mailed = IntStream.range(0, days)
                .mapToObj(day -> mailed(calendar.date(day)))
                .toList();
        this.impressions = new float[Campaign.ALL.size()][days];
        this.misspelt = new boolean[Campaign.ALL.size()][days];
        for (Campaign campaign : Campaign.ALL) {
            Fate fate = Fate.of(seed, Fate.Kind.CAMPAIGN, campaign.number());
            for (int day = 0; day < days; day++) {
                int week = day / WEEK;
                misspelt[campaign.number()][day] = fate.unit(Purpose.MISSPELLING, MISSPELLING, week)
                        < parameters.flaws().misspeltWeeks();
                impressions[campaign.number()][day] =
                        (float) bought(campaign, calendar.date(day), fate, week, parameters);
            }
        }
    }

    private static double bought(Campaign campaign, LocalDate date, Fate fate, int week, Parameters parameters) {
        Influence influence = parameters.influence(campaign.channel());
        boolean quiet = fate.unit(Purpose.BUDGET, week) < parameters.reach().quietWeeks();
        if (quiet || !campaign.runsIn(date.getMonth())) {
            return 0;
        }
        double sway = StrictMath.exp(parameters.reach().budgetSpread()
                * fate.random(Purpose.BUDGET, -1 - week).nextGaussian());
        return campaign.weeklyBudget() / WEEK * sway / influence.costOfThousand();
    }

    /** Impressions for each person, on average. */
    double impressions(Campaign campaign, int day) {
        return impressions[campaign.number()][day];
    }

    boolean isMisspelt(Campaign campaign, int day) {
        return misspelt[campaign.number()][day];
    }

    /** At most one campaign mails on a day. */
    Optional<Campaign> mailed(int day) {
        return mailed.get(day);
    }

    private static Optional<Campaign> mailed(LocalDate date) {
        if (Calendar.isSaleMailed(date)) {
            return Optional.of(Campaign.MAIL_SALE);
        }
        if (date.equals(date.with(TemporalAdjusters.firstInMonth(DayOfWeek.TUESDAY)))) {
            return Optional.of(Campaign.MAIL_WIN_BACK);
        }
        boolean evenWeek = Math.floorMod(date.toEpochDay() / WEEK, 2) == 0;
        return date.getDayOfWeek() == DayOfWeek.THURSDAY && evenWeek
                ? Optional.of(Campaign.MAIL_NEWSLETTER)
                : Optional.empty();
    }
}
