package io.windrose.spark;

import io.windrose.lake.query.Dialect;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Spark's, in a session whose clock is in UTC. */
final class SparkDialect implements Dialect {
    /** Two quotes are no quote here, and a backslash before the last one would open what follows. */
    @Override
    public String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    @Override
    public String literal(Instant moment) {
        return "timestamp_micros(%d)".formatted(ChronoUnit.MICROS.between(Instant.EPOCH, moment));
    }

    @Override
    public String text(String variant, String key) {
        if (!isPath(key)) {
            // No path can name it, so that every field of the object has to be looked at.
            return "cast(try_variant_get(%s, '$', 'map<string, variant>')[%s] as string)"
                    .formatted(name(variant), literal(key));
        }
        return "try_variant_get(%s, %s, 'string')".formatted(name(variant), literal(path(key)));
    }

    @Override
    public String number(String variant, String key) {
        String text = text(variant, key);
        // Spark takes Java's numbers too: 1d, 0x1p3.
        return "try_cast(case when not %s rlike '[0-9.][dDfF]\\\\s*$|[xX]' then %s end as double)"
                .formatted(text, text);
    }

    @Override
    public String truth(String variant, String key) {
        return "case %s when 'true' then true when 'false' then false end".formatted(text(variant, key));
    }

    @Override
    public String approximateQuantile(String expression, double share) {
        return "approx_percentile(%s, %s)".formatted(expression, share);
    }

    @Override
    public String joined(String expression, String separator, String order) {
        return "listagg(%s, %s) within group (order by %s)".formatted(expression, literal(separator), order);
    }

    @Override
    public String microseconds(String time) {
        return "unix_micros(%s)".formatted(time);
    }

    @Override
    public String truncated(Unit unit, String time, ZoneId zone) {
        return "cast(date_trunc('%s', %s) as timestamp_ntz)".formatted(unit, local(time, zone));
    }

    @Override
    public String part(Part part, String time, ZoneId zone) {
        String name = part == Part.DAY_OF_WEEK ? "dayofweek_iso" : part.name();
        return "cast(extract(%s from %s) as bigint)".formatted(name, local(time, zone));
    }

    private String local(String time, ZoneId zone) {
        return "convert_timezone('UTC', %s, cast(%s as timestamp_ntz))".formatted(literal(zone.getId()), time);
    }

    /** Spark's paths have no escapes: between brackets they end at the quote, without them at a dot or bracket. */
    private static String path(String key) {
        if (!key.contains(".") && !key.contains("[")) {
            return "$." + key;
        }
        return key.contains("'") ? "$[\"" + key + "\"]" : "$['" + key + "']";
    }

    private static boolean isPath(String key) {
        boolean isPlain = !key.contains(".") && !key.contains("[");
        boolean isQuotable = !key.contains("?") && !(key.contains("'") && key.contains("\""));
        // Spaces before a key are skipped.
        return !key.isEmpty() && !Character.isWhitespace(key.charAt(0)) && (isPlain || isQuotable);
    }

    private static String name(String column) {
        return "`" + column.replace("`", "``") + "`";
    }
}
