package io.windrose.market;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the platforms report: every day's figures on the day itself, and some corrected later. */
final class SpendBook {
    static final int FIRST_CORRECTION = 2;
    static final int CORRECTION_DAYS = 26;

    private final long seed;
    private final Parameters parameters;
    private final Calendar calendar;
    private final Map<Integer, List<Reported>> corrections = new HashMap<>();

    SpendBook(long seed, Parameters parameters, Calendar calendar) {
        this.seed = seed;
        this.parameters = parameters;
        this.calendar = calendar;
    }

    /**
     * A row with what it changes.
     *
     * @param change by how much the platform now says that more was spent
     */
    record Reported(Spend row, BigDecimal change) {}

    List<Reported> report(int day, Advertising delivered) {
        List<Reported> rows = new ArrayList<>();
        for (Campaign campaign : Campaign.ALL) {
            if (delivered.impressions(campaign) + delivered.clicks(campaign) > 0) {
                rows.add(first(campaign, day, delivered));
            }
        }
        List<Reported> due = corrections.remove(day);
        if (due != null) {
            rows.addAll(due);
        }
        return rows;
    }

    private Reported first(Campaign campaign, int day, Advertising delivered) {
        Fate fate = Fate.of(seed, Fate.Kind.CAMPAIGN, campaign.number());
        LocalDate date = calendar.date(day);
        long cents = delivered.costCents(campaign);
        if (fate.unit(Purpose.RESTATEMENT, 0, day) >= parameters.flaws().restatedShare()) {
            return reported(row(campaign, date, cents, delivered, date, 0), 0);
        }
        int later = day + FIRST_CORRECTION + (int) (fate.unit(Purpose.RESTATEMENT, 1, day) * CORRECTION_DAYS);
        double off = 1 + parameters.flaws().restatement() * (2 * fate.unit(Purpose.RESTATEMENT, 2, day) - 1);
        long first = Math.round(cents * off);
        corrections
                .computeIfAbsent(later, unused -> new ArrayList<>())
                .add(reported(row(campaign, date, cents, delivered, calendar.date(later), 1), first));
        return reported(row(campaign, date, first, delivered, date, 0), 0);
    }

    /** @param before what was said of it so far, in cents */
    private static Reported reported(Spend row, long before) {
        return new Reported(row, row.cost().subtract(Product.euros(before)));
    }

    private static Spend row(
            Campaign campaign, LocalDate day, long cents, Advertising delivered, LocalDate reportedOn, int revision) {
        return new Spend(
                day,
                campaign.channel().word(),
                campaign.word(),
                Product.euros(cents),
                Books.CURRENCY,
                delivered.impressions(campaign),
                delivered.clicks(campaign),
                reportedOn,
                revision);
    }
}
