package io.windrose.collect.importing.mapping;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a written time apart: a date of three parts with any of {@code - . / ,} or blanks between them, or of eight
 * digits; months as numbers or by English and German names; then perhaps a time of day, AM or PM, and an offset. By
 * hand, for a file has millions of them.
 */
final class TimeText {
    private static final Map<String, Integer> MONTHS = months();
    private static final int LONGEST = 40;

    private final String text;
    private final TimeForm.Order order;
    private int at;
    private final int[] date = new int[3];
    private final int[] digits = new int[3];
    private int namedMonth;
    private int hour;
    private int minute;
    private int second;
    private int nanos;
    private Optional<ZoneOffset> offset = Optional.empty();

    TimeText(String text, TimeForm.Order order) {
        this.text = text;
        this.order = order;
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        String[] names = {
            "jan januar january jän jänner",
            "feb februar february",
            "mar mär mrz märz march",
            "apr april",
            "may mai",
            "jun juni june",
            "jul juli july",
            "aug august",
            "sep sept september",
            "oct okt oktober october",
            "nov november",
            "dec dez dezember december"
        };
        for (int i = 0; i < names.length; i++) {
            for (String name : names[i].split(" ", -1)) {
                months.put(name, i + 1);
            }
        }
        return months;
    }

    Optional<TimeText> read() {
        boolean isRead = !text.isEmpty() && text.length() <= LONGEST && date() && time() && at == text.length();
        return isRead ? Optional.of(this) : Optional.empty();
    }

    Optional<ZoneOffset> offset() {
        return offset;
    }

    /** @throws java.time.DateTimeException for a 31st of February */
    LocalDateTime local() {
        int year = date[part('y')];
        int width = digits[part('y')];
        int whole = width > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
        int month = namedMonth > 0 ? namedMonth : date[part('m')];
        return LocalDateTime.of(whole, month, date[part('d')], hour, minute, second, nanos);
    }

    private int part(char wanted) {
        String parts =
                switch (order) {
                    case YEAR_MONTH_DAY -> "ymd";
                    case MONTH_DAY_YEAR -> "mdy";
                    case DAY_MONTH_YEAR, EPOCH -> "dmy";
                };
        return parts.indexOf(wanted);
    }

    private boolean date() {
        for (int i = 0; i < 3; i++) {
            if (at < text.length() && Character.isLetter(text.charAt(at)) && i == part('m')) {
                if (!month()) {
                    return false;
                }
            } else {
                int begin = at;
                date[i] = whole(i == part('y') ? 4 : 2);
                digits[i] = at - begin;
                if (digits[i] == 0 || (i == part('y') && digits[i] != 2 && digits[i] != 4)) {
                    return false;
                }
            }
            if (i < 2) {
                separators();
            }
        }
        // Two digits of a year first would take nearly anything for a date.
        return order != TimeForm.Order.YEAR_MONTH_DAY || digits[0] == 4;
    }

    private void separators() {
        while (at < text.length() && "-./, ".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean month() {
        int begin = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        namedMonth = MONTHS.getOrDefault(text.substring(begin, at).toLowerCase(Locale.ROOT), 0);
        return namedMonth > 0;
    }

    private int whole(int most) {
        int number = 0;
        for (int i = 0; i < most && at < text.length(); i++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            number = number * 10 + digit;
            at++;
        }
        return number;
    }

    private boolean time() {
        if (at == text.length()) {
            return true;
        }
        char between = text.charAt(at);
        if (between == ',' && at + 1 < text.length() && text.charAt(at + 1) == ' ') {
            at++;
        } else if (between != 'T' && between != 't' && between != ' ') {
            return false;
        }
        at++;
        int begin = at;
        hour = whole(2);
        if (at == begin || !next(':')) {
            return false;
        }
        minute = whole(2);
        if (next(':')) {
            second = whole(2);
            if (next('.') || next(',')) {
                fraction();
            }
        }
        half();
        return zone();
    }

    private boolean next(char wanted) {
        boolean isNext = at < text.length() && text.charAt(at) == wanted;
        at += isNext ? 1 : 0;
        return isNext;
    }

    private void fraction() {
        int begin = at;
        int number = whole(9);
        for (int i = at - begin; i < 9; i++) {
            number *= 10;
        }
        // The lake keeps microseconds.
        nanos = number - number % 1_000;
    }

    private void half() {
        int word = at;
        while (word < text.length() && text.charAt(word) == ' ') {
            word++;
        }
        if (text.regionMatches(true, word, "pm", 0, 2)) {
            hour = hour % 12 + 12;
            at = word + 2;
        } else if (text.regionMatches(true, word, "am", 0, 2)) {
            hour = hour % 12;
            at = word + 2;
        }
    }

    private boolean zone() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at == text.length()) {
            return true;
        }
        for (String word : new String[] {"Z", "UTC", "GMT"}) {
            if (text.regionMatches(true, at, word, 0, word.length())) {
                at += word.length();
                offset = Optional.of(ZoneOffset.UTC);
                return true;
            }
        }
        char sign = text.charAt(at++);
        int hours = whole(2);
        next(':');
        int minutes = whole(2);
        if ((sign != '+' && sign != '-') || hours > 18 || minutes > 59) {
            return false;
        }
        int seconds = (hours * 60 + minutes) * 60;
        if (seconds > 18 * 3_600) {
            return false;
        }
        offset = Optional.of(ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds));
        return true;
    }
}
