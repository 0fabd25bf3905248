package io.windrose.campaign.reconciliation;

import io.windrose.campaign.money.Cells;
import io.windrose.core.Company;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.Query;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Asks the lake about a range of days; all questions see the same snapshots. */
final class LakeAnswers {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Lake lake;
    private final Company company;
    private final LocalDate from;
    private final LocalDate to;
    private final Map<String, Long> snapshots;

    LakeAnswers(Lake lake, Company company, LocalDate from, LocalDate to) {
        this.lake = lake;
        this.company = company;
        this.from = from;
        this.to = to;
        this.snapshots = lake.snapshots();
    }

    /** Of all of time: what a refund of the range resolves by may be a visit of long ago. */
    <T> List<T> ask(String sql, Function<Cells, T> reader) {
        return ask(Query.of(sql), reader);
    }

    /** Of events those of the range are seen, with two days more on either side. */
    <T> List<T> askOfEvents(String sql, Function<Cells, T> reader) {
        return ask(
                Query.of(sql)
                        .between(
                                from.minusDays(2).atStartOfDay(company.zone()).toInstant(),
                                to.plusDays(3).atStartOfDay(company.zone()).toInstant()),
                reader);
    }

    private <T> List<T> ask(Query question, Function<Cells, T> reader) {
        return lake.query(question.at(snapshots).within(LIMIT), rows -> Cells.read(rows, reader));
    }

    /** Whether a day is one of the range. */
    String within(String day) {
        return within(day, from, to);
    }

    static String within(String day, LocalDate from, LocalDate to) {
        return "%s between date '%s' and date '%s'".formatted(day, from, to);
    }

    String literal(String text) {
        return lake.engine().dialect().literal(text);
    }

    /** The company's currency. */
    String own() {
        return literal(company.currency());
    }

    /** The day of a moment on the company's calendar. */
    String day(String moment) {
        return day(moment, company.zone());
    }

    String day(String moment, ZoneId zone) {
        return "cast(%s as date)".formatted(lake.engine().dialect().truncated(Dialect.Unit.DAY, moment, zone));
    }

    /** What an amount is worth in the company's currency, by the rate of {@code r}; null where there is none. */
    String worth(String amount, String currency) {
        return "case when %2$s = %3$s then cast(%1$s as decimal(24, 4)) else cast(round(%1$s * r.rate, 4) as decimal(24, 4)) end"
                .formatted(amount, currency, own());
    }
}
