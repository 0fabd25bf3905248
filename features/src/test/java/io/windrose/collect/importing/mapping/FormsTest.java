package io.windrose.collect.importing.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.5|1234.5",
                "1,234.50|1234.50",
                "1'234.50|1234.50",
                "1 234.50|1234.50",
                "-3|-3",
                "3-|-3",
                "(3.10)|-3.10",
                "€ 9.99|9.99",
                "9.99 EUR|9.99",
                "$1,000,000|1000000",
                "007|7",
                ".5|0.5",
                "12345678901234567890123|12345678901234567890123"
            })
    void readsNumbersWithAPoint(String text, String number) {
        assertThat(NumberForm.POINT.number(text)).contains(new BigDecimal(number));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1.234,50|1234.50", "1 234,5|1234.5", "-0,99 €|-0.99", "12|12"})
    void readsNumbersWithAComma(String text, String number) {
        assertThat(NumberForm.COMMA.number(text)).contains(new BigDecimal(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "abc", "1.2.3", "12-34", "1e5", "12 apples", "NaN", "2026-01-05", "1-2"})
    void takesNothingElseForANumber(String text) {
        assertThat(NumberForm.POINT.number(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "YEAR_MONTH_DAY|2026-02-03|2026-02-03T00:00:00Z",
                "YEAR_MONTH_DAY|2026/2/3 4:05|2026-02-03T04:05:00Z",
                "YEAR_MONTH_DAY|20260203|2026-02-03T00:00:00Z",
                "YEAR_MONTH_DAY|2026-02-03T04:05:06.789+02:00|2026-02-03T02:05:06.789Z",
                "YEAR_MONTH_DAY|2026-02-03 04:05:06 UTC|2026-02-03T04:05:06Z",
                "DAY_MONTH_YEAR|03.02.2026 04:05|2026-02-03T04:05:00Z",
                "DAY_MONTH_YEAR|3.2.26|2026-02-03T00:00:00Z",
                "DAY_MONTH_YEAR|3. März 2026|2026-03-03T00:00:00Z",
                "DAY_MONTH_YEAR|03-Feb-2026|2026-02-03T00:00:00Z",
                "MONTH_DAY_YEAR|2/3/2026 1:05 PM|2026-02-03T13:05:00Z",
                "MONTH_DAY_YEAR|Feb 3, 2026|2026-02-03T00:00:00Z",
                "MONTH_DAY_YEAR|12/31/99 12:00 AM|1999-12-31T00:00:00Z",
                "EPOCH|1770091200|2026-02-03T04:00:00Z",
                "EPOCH|1770091200123|2026-02-03T04:00:00.123Z"
            })
    void readsTimes(TimeForm.Order order, String text, Instant time) {
        assertThat(new TimeForm(order, ZoneOffset.UTC).time(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "31.02.2026", "2026-13-01", "03.02.2026 25:00", "03.02.2026x", "today", "1", "3.2.126"})
    void takesNothingElseForATime(String text) {
        for (TimeForm.Order order : List.of(TimeForm.Order.DAY_MONTH_YEAR, TimeForm.Order.YEAR_MONTH_DAY)) {
            assertThat(new TimeForm(order, ZoneOffset.UTC).time(text)).isEmpty();
        }
    }

    @Test
    void readsTimesInTheZoneThatWasSaid() {
        assertThat(new TimeForm(TimeForm.Order.YEAR_MONTH_DAY, ZoneId.of("Europe/Berlin")).time("2026-07-01 12:00"))
                .contains(Instant.parse("2026-07-01T10:00:00Z"));
    }

    @Test
    void tellsTheDecimalSignByTheValues() {
        assertThat(NumberRecognition.find(List.of("1.234,50", "3").stream()))
                .isEqualTo(new NumberRecognition.Found(NumberForm.COMMA, true));
        assertThat(NumberRecognition.find(List.of("3,5").stream()).form()).isEqualTo(NumberForm.COMMA);
        assertThat(NumberRecognition.find(List.of("1.234.567").stream()).form()).isEqualTo(NumberForm.COMMA);
        assertThat(NumberRecognition.find(List.of("6.95", "12").stream()).form())
                .isEqualTo(NumberForm.POINT);
        assertThat(NumberRecognition.find(List.of("1,234").stream()).isSure()).isFalse();
    }

    @Test
    void tellsTheOrderOfDatesByTheValues() {
        assertThat(TimeRecognition.find(List.of("03/02/2026", "25/02/2026"), ZoneOffset.UTC))
                .containsExactly(new TimeRecognition.Found(TimeForm.Order.DAY_MONTH_YEAR, true));
        assertThat(TimeRecognition.find(List.of("03/02/2026", "02/25/2026"), ZoneOffset.UTC))
                .containsExactly(new TimeRecognition.Found(TimeForm.Order.MONTH_DAY_YEAR, true));
        assertThat(TimeRecognition.find(List.of("03/02/2026"), ZoneOffset.UTC))
                .containsExactly(new TimeRecognition.Found(TimeForm.Order.DAY_MONTH_YEAR, false));
        assertThat(TimeRecognition.find(List.of("13085", "13078"), ZoneOffset.UTC))
                .isEmpty();
    }

    @Test
    void findsTheCurrencyInNamesAndValues() {
        assertThat(CurrencyRecognition.find(List.of("Cost (EUR)"), List.<String>of().stream()))
                .contains("EUR");
        assertThat(CurrencyRecognition.find(List.of("Cost"), List.of("£ 3.00").stream()))
                .contains("GBP");
        assertThat(CurrencyRecognition.find(List.of("Cost"), List.of("3").stream()))
                .isEmpty();
    }
}
