package io.windrose.lake.query;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/** DuckDB's. */
public final class DuckDbDialect implements Dialect {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    @Override
    public String literal(String text) {
        return Sql.text(text);
    }

    @Override
    public String literal(Instant moment) {
        return "make_timestamptz(%d)".formatted(ChronoUnit.MICROS.between(Instant.EPOCH, moment));
    }

    @Override
    public String text(String variant, String key) {
        return "%s.%s::varchar".formatted(written(variant), written(key));
    }

    @Override
    public String number(String variant, String key) {
        // By way of text: a direct cast makes 1 of true.
        return "try_cast(%s as double)".formatted(text(variant, key));
    }

    @Override
    public String truth(String variant, String key) {
        return "case %s when 'true' then true when 'false' then false end".formatted(text(variant, key));
    }

    @Override
    public String approximateQuantile(String expression, double share) {
        return "approx_quantile(%s, %s)".formatted(expression, share);
    }

    @Override
    public String joined(String expression, String separator, String order) {
        return "string_agg(%s, %s order by %s)".formatted(expression, literal(separator), order);
    }

    @Override
    public String microseconds(String time) {
        return "epoch_us(%s)".formatted(time);
    }

    @Override
    public String truncated(Unit unit, String time, ZoneId zone) {
        // Cut after the change to local time; DuckDB cuts a date-time to a DATE for units of a day and more.
        return "date_trunc('%s', %s)::timestamp".formatted(unit.name().toLowerCase(Locale.ROOT), local(time, zone));
    }

    @Override
    public String part(Part part, String time, ZoneId zone) {
        String name =
                switch (part) {
                    case HOUR -> "hour";
                    case DAY_OF_WEEK -> "isodow";
                    case DAY -> "day";
                    case MONTH -> "month";
                    case YEAR -> "year";
                };
        return "date_part('%s', %s)::bigint".formatted(name, local(time, zone));
    }

    /** Without quotes where none are needed: after a dot even a key word is a name. */
    private static String written(String name) {
        return PLAIN.matcher(name).matches() ? name : Sql.name(name);
    }

    /** Where the offset is the same for all time, without DuckDB's calendars, which take long. */
    private static String local(String time, ZoneId zone) {
        return zone.normalized() instanceof ZoneOffset offset
                ? "make_timestamp(epoch_us(%s) + %d)".formatted(time, offset.getTotalSeconds() * 1_000_000L)
                : "((%s) at time zone %s)".formatted(time, Sql.text(zone.getId()));
    }
}
