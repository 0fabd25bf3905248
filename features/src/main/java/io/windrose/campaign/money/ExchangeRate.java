package io.windrose.campaign.money;

import io.windrose.lake.RoomTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * A rate of a day: a row of the table {@code exchange_rates}.
 *
 * @param rate so much of the currency is one euro
 * @param quotedOn the day itself, or the latest day before with a quote
 */
public record ExchangeRate(LocalDate day, String currency, BigDecimal rate, LocalDate quotedOn) {
    static final RoomTable<ExchangeRate> TABLE = new RoomTable<>(
            "exchange_rates",
            List.of("day", "currency"),
            List.of(),
            row -> Arrays.asList(row.day, row.currency, row.rate, row.quotedOn));
}
