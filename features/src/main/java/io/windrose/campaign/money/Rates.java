package io.windrose.campaign.money;

import io.windrose.lake.Lake;
import io.windrose.lake.query.Query;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** The table of exchange rates. A day without a quote has that of the latest of the ten days before. Thread-safe. */
final class Rates {
    /** Weekends and holidays are shorter; what is older is no rate of today. */
    static final int DAYS_KEPT = 10;

    private static final String EURO = "EUR";
    private static final BigDecimal ONE = BigDecimal.ONE.setScale(8);

    private final Lake lake;
    private final ReentrantLock lock = new ReentrantLock();

    Rates(Lake lake) {
        this.lake = lake;
    }

    /** Takes them in beside those that are there; of the same day and currency the newer ones stay. */
    RatesTaken take(SortedMap<LocalDate, Map<String, BigDecimal>> brought) {
        lock.lock();
        try {
            SortedMap<LocalDate, Map<String, BigDecimal>> all = quotes();
            long quotes = 0;
            long changed = 0;
            for (var day : brought.entrySet()) {
                Map<String, BigDecimal> known = all.computeIfAbsent(day.getKey(), any -> new TreeMap<>());
                for (var rate : day.getValue().entrySet()) {
                    quotes++;
                    BigDecimal before = known.put(rate.getKey(), rate.getValue());
                    changed += before != null && before.compareTo(rate.getValue()) == 0 ? 0 : 1;
                }
            }
            if (changed > 0) {
                lake.replaceAll(ExchangeRate.TABLE, filled(all));
            }
            return new RatesTaken(quotes, changed, brought.firstKey(), brought.lastKey());
        } finally {
            lock.unlock();
        }
    }

    private SortedMap<LocalDate, Map<String, BigDecimal>> quotes() {
        String sql = "select day, currency, rate from exchange_rates where day = quoted_on and currency <> 'EUR'";
        SortedMap<LocalDate, Map<String, BigDecimal>> quotes = new TreeMap<>();
        lake.query(Query.of(sql), rows -> {
            while (rows.hasNext()) {
                Cells row = new Cells(rows.next());
                quotes.computeIfAbsent(row.day(), any -> new TreeMap<>()).put(row.text(), row.amount());
            }
            return quotes;
        });
        return quotes;
    }

    static List<ExchangeRate> filled(SortedMap<LocalDate, Map<String, BigDecimal>> quotes) {
        List<ExchangeRate> rows = new ArrayList<>();
        Map<String, ExchangeRate> latest = new HashMap<>();
        LocalDate end = quotes.lastKey().plusDays(DAYS_KEPT);
        for (LocalDate day = quotes.firstKey(); !day.isAfter(end); day = day.plusDays(1)) {
            Map<String, BigDecimal> quoted = quotes.getOrDefault(day, Map.of());
            for (var rate : quoted.entrySet()) {
                latest.put(rate.getKey(), new ExchangeRate(day, rate.getKey(), rate.getValue(), day));
            }
            LocalDate today = day;
            latest.values().removeIf(rate -> rate.quotedOn().plusDays(DAYS_KEPT).isBefore(today));
            for (ExchangeRate rate : latest.values()) {
                rows.add(new ExchangeRate(today, rate.currency(), rate.rate(), rate.quotedOn()));
            }
            rows.add(new ExchangeRate(today, EURO, ONE, today));
        }
        return rows;
    }

    /** The rates of a day, by currency; empty where there are none. */
    List<ExchangeRate> of(LocalDate day) {
        String sql = "select day, currency, rate, quoted_on from exchange_rates where day = date '%s' order by currency"
                .formatted(day);
        return lake.query(Query.of(sql), rows -> {
            List<ExchangeRate> found = new ArrayList<>();
            while (rows.hasNext()) {
                Cells row = new Cells(rows.next());
                found.add(new ExchangeRate(row.day(), row.text(), row.amount(), row.day()));
            }
            return found;
        });
    }
}
