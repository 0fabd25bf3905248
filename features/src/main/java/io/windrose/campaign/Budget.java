package io.windrose.campaign;

import io.windrose.core.Incorrect;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What may be spent, week by week.
 *
 * @param weeks by their Mondays, each once
 */
public record Budget(String currency, List<Week> weeks) {
    private static final int MOST_WEEKS = 520;
    private static final int CENTS = 2;

    /**
     * What may be spent in a week.
     *
     * @param monday its first day
     */
    public record Week(LocalDate monday, BigDecimal amount) {
        public Week {
            if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
                throw new Incorrect(
                        "campaign.no-monday",
                        "the budget has a week of %s, a %s: give its Monday, %s"
                                .formatted(monday, monday.getDayOfWeek(), mondayOf(monday)));
            }
            amount = Amounts.positive("budget of the week of " + monday, amount);
        }
    }

    public Budget {
        Amounts.currency(currency);
        weeks = weeks.stream().sorted(Comparator.comparing(Week::monday)).toList();
        if (weeks.isEmpty() || weeks.size() > MOST_WEEKS) {
            throw new Incorrect(
                    "campaign.budget-weeks",
                    "the budget has %d weeks: give 1 to %d, or no budget".formatted(weeks.size(), MOST_WEEKS));
        }
        for (int i = 1; i < weeks.size(); i++) {
            if (weeks.get(i).monday().equals(weeks.get(i - 1).monday())) {
                throw new Incorrect(
                        "campaign.budget-week-twice",
                        "the budget has the week of %s twice: give each once"
                                .formatted(weeks.get(i).monday()));
            }
        }
    }

    /** The same for each day of the campaign, to the cent; what does not divide is in the last week. */
    public static Budget even(String currency, BigDecimal total, LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        List<Week> weeks = new ArrayList<>();
        BigDecimal left = total;
        for (LocalDate monday = mondayOf(from); !monday.isAfter(to); monday = monday.plusWeeks(1)) {
            LocalDate first = monday.isBefore(from) ? from : monday;
            LocalDate last = monday.plusDays(6).isAfter(to) ? to : monday.plusDays(6);
            BigDecimal share = last.equals(to)
                    ? left
                    : total.multiply(BigDecimal.valueOf(ChronoUnit.DAYS.between(first, last) + 1))
                            .divide(BigDecimal.valueOf(days), CENTS, RoundingMode.DOWN);
            weeks.add(new Week(monday, share));
            left = left.subtract(share);
        }
        return new Budget(currency, weeks);
    }

    /**
     * Its part in some days, for a campaign that runs from one day to another: a week's amount is spread evenly over
     * those of its days on which the campaign runs, to the cent.
     */
    public Optional<Budget> within(LocalDate startsOn, LocalDate endsOn, LocalDate from, LocalDate to) {
        List<Week> parts = new ArrayList<>();
        for (Week week : weeks) {
            LocalDate first = later(week.monday(), startsOn);
            LocalDate last = earlier(week.monday().plusDays(6), endsOn);
            long all = ChronoUnit.DAYS.between(first, last) + 1;
            long some = ChronoUnit.DAYS.between(later(first, from), earlier(last, to)) + 1;
            if (some > 0) {
                BigDecimal share = some == all
                        ? week.amount()
                        : week.amount()
                                .multiply(BigDecimal.valueOf(some))
                                .divide(BigDecimal.valueOf(all), CENTS, RoundingMode.HALF_EVEN);
                parts.add(new Week(week.monday(), share));
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Budget(currency, parts));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    public BigDecimal total() {
        return weeks.stream().map(Week::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static LocalDate mondayOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
