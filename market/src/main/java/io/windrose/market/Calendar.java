package io.windrose.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/** Seasons and holidays. Days are counted from the market's first, which is 0. */
final class Calendar {
    private static final double YEAR = 365.25;
    static final int SALE_DAYS = 4;

    private final LocalDate first;
    private final float[][] demand;
    private final boolean[] sale;

    Calendar(LocalDate first, int days) {
        this.first = first;
        this.demand = new float[Taste.values().length][days];
        this.sale = new boolean[days];
        for (int day = 0; day < days; day++) {
            LocalDate date = date(day);
            double common = week(date) * feast(date);
            for (Taste taste : Taste.values()) {
                demand[taste.number()][day] = (float) (common * season(taste, date.getDayOfYear()));
            }
            for (int back = 0; back < SALE_DAYS; back++) {
                sale[day] |= isSaleMailed(date.minusDays(back));
            }
        }
    }

    LocalDate date(int day) {
        return first.plusDays(day);
    }

    /** Around 1: how much more or less than on an average day is needed. */
    double demand(Taste taste, int day) {
        return demand[taste.number()][day];
    }

    boolean isSale(int day) {
        return sale[day];
    }

    /** The day on which the sale begins and its mail goes out: four times a year, Black Friday among them. */
    static boolean isSaleMailed(LocalDate date) {
        boolean thirdMonday = date.equals(date.with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.MONDAY)));
        boolean month =
                switch (date.getMonth()) {
                    case JANUARY, APRIL, JULY -> true;
                    default -> false;
                };
        return (thirdMonday && month) || date.equals(blackFriday(date));
    }

    /** The day after the fourth Thursday of November. */
    private static LocalDate blackFriday(LocalDate date) {
        return LocalDate.of(date.getYear(), Month.NOVEMBER, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY))
                .plusDays(1);
    }

    private static double season(Taste taste, int dayOfYear) {
        return switch (taste) {
            case HIKER -> 1 + 0.5 * wave(dayOfYear, 150);
            case SKIER -> 1 + 0.7 * wave(dayOfYear, 345);
            case COMMUTER -> 1 + 0.2 * wave(dayOfYear, 290);
        };
    }

    private static double wave(int dayOfYear, int peak) {
        return StrictMath.cos(2 * StrictMath.PI * (dayOfYear - peak) / YEAR);
    }

    private static double week(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case SUNDAY -> 1.25;
            case MONDAY -> 1.1;
            case FRIDAY -> 0.85;
            case SATURDAY -> 0.9;
            case TUESDAY, WEDNESDAY, THURSDAY -> 0.98;
        };
    }

    private static double feast(LocalDate date) {
        long fromBlackFriday = date.toEpochDay() - blackFriday(date).toEpochDay();
        if (fromBlackFriday >= -1 && fromBlackFriday <= 3) {
            return 2;
        }
        long fromEaster = date.toEpochDay() - easter(date.getYear()).toEpochDay();
        if (fromEaster >= -2 && fromEaster <= 1) {
            return 0.7;
        }
        if (date.getMonth() == Month.DECEMBER) {
            return date.getDayOfMonth() < 20 ? 1.5 : date.getDayOfMonth() < 27 ? 0.5 : 1;
        }
        return 1;
    }

    /** Easter Sunday by the anonymous Gregorian algorithm, as Meeus gives it. */
    static LocalDate easter(int year) {
        int moon = year % 19;
        int century = year / 100;
        int rest = year % 100;
        int correction = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * moon + century - century / 4 - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        int shift = (moon + 11 * epact + 22 * weekday) / 451;
        int sum = epact + weekday - 7 * shift + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
