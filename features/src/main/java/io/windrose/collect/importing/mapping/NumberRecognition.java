package io.windrose.collect.importing.mapping;

import java.util.List;
import java.util.stream.Stream;

/** Finds whether numbers have a decimal point or a decimal comma. */
final class NumberRecognition {
    private NumberRecognition() {}

    /** @param isSure whether the values say so, or leave it open */
    record Found(NumberForm form, boolean isSure) {}

    static Found find(Stream<String> values) {
        int points = 0;
        int commas = 0;
        int open = 0;
        for (String value : values.toList()) {
            int point = value.lastIndexOf('.');
            int comma = value.lastIndexOf(',');
            if (point < 0 && comma < 0) {
                continue;
            }
            int last = Math.max(point, comma);
            boolean isGroup = value.indexOf(value.charAt(last)) != last;
            if (point >= 0 && comma >= 0) {
                points += point > comma ? 1 : 0;
                commas += comma > point ? 1 : 0;
            } else if (isGroup) {
                // 1.234.567: what comes twice groups thousands.
                points += comma >= 0 ? 1 : 0;
                commas += point >= 0 ? 1 : 0;
            } else if (digitsAfter(value, last) == 3 && last > 0 && last <= 3 && value.charAt(0) != '0') {
                open += comma >= 0 ? 1 : 0;
            } else {
                points += point >= 0 ? 1 : 0;
                commas += comma >= 0 ? 1 : 0;
            }
        }
        return new Found(commas > points ? NumberForm.COMMA : NumberForm.POINT, points + commas > 0 || open == 0);
    }

    private static int digitsAfter(String value, int place) {
        int digits = 0;
        for (int i = place + 1; i < value.length(); i++) {
            digits += Character.isDigit(value.charAt(i)) ? 1 : 0;
        }
        return digits;
    }

    static boolean areNumbers(List<String> values) {
        return !values.isEmpty()
                && values.stream()
                        .allMatch(value -> NumberForm.POINT.number(value).isPresent()
                                || NumberForm.COMMA.number(value).isPresent());
    }
}
