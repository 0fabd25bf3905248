package io.windrose.analyze.metric;

import io.windrose.core.Company;
import io.windrose.lake.query.DerivedView;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.ViewColumn;
import java.time.Duration;
import java.util.List;

/** A metric as a view in SQL: a row for each day of the company's calendar that has a value. */
final class MetricSql {
    private final Dialect dialect;
    private final Company company;

    private MetricSql(Dialect dialect, Company company) {
        this.dialect = dialect;
        this.company = company;
    }

    /** {@code metric_orders}. */
    static String name(Metric metric) {
        return "metric_" + metric.name();
    }

    static DerivedView view(Metric metric, Dialect dialect, Company company) {
        return new DerivedView(
                name(metric),
                metric.title() + ", by day",
                List.of(
                        new ViewColumn("day", "DATE", "The day on the company's calendar", "m.day"),
                        new ViewColumn("value", "DOUBLE", meaning(metric), "m.value")),
                "(\n%s\n) m".formatted(new MetricSql(dialect, company).select(metric.formula())),
                List.of(),
                "m.value is not null");
    }

    private static String meaning(Metric metric) {
        String text = metric.description().isEmpty() ? metric.title() : metric.description();
        return text.strip();
    }

    private String select(Formula formula) {
        PickedRows.Choice all = PickedRows.Choice.ALL;
        ByDay days = new ByDay();
        return switch (formula) {
            case Formula.Figure figure
            when figure.aggregate() == Aggregate.PEOPLE ->
                grouped("count(distinct person)", PickedRows.of(figure, all, days, dialect, company));
            case Formula.Figure figure ->
                grouped(aggregate(figure), PickedRows.of(figure, all, days, dialect, company));
            case Formula.Conversion conversion -> share(PickedRows.of(conversion, all, days, dialect, company));
            case Formula.Retention retention -> share(PickedRows.of(retention, all, days, dialect, company));
            case Formula.Ratio ratio -> """
            select coalesce(dividend.day, divisor.day) as day,
                   dividend.value / nullif(divisor.value, cast(0 as double)) as value
            from (
            %s
            ) dividend
            full outer join (
            %s
            ) divisor on divisor.day = dividend.day""".formatted(select(ratio.dividend()), select(ratio.divisor()));
        };
    }

    private static String aggregate(Formula.Figure figure) {
        return switch (figure.aggregate()) {
            case COUNT -> "count(*)";
            case PEOPLE -> "count(distinct person)";
            case SUM -> "sum(value)";
            case AVERAGE -> "avg(value)";
            case MINIMUM -> "min(value)";
            case MAXIMUM -> "max(value)";
            case QUANTILE -> quantile(figure.share());
        };
    }

    /** Between the two values that are nearest, by their distance. */
    static String quantile(double share) {
        return "percentile_cont(%s) within group (order by cast(value as double))".formatted(share);
    }

    private static String grouped(String aggregate, PickedRows rows) {
        return "select bucket as day, cast(%s as double) as value\nfrom (\n%s\n) picked\ngroup by bucket"
                .formatted(aggregate, rows.sql());
    }

    private static String share(PickedRows rows) {
        return """
                select bucket as day, cast(sum(hit) as double) / count(*) as value
                from (
                select bucket, person, max(hit) as hit
                from (
                %s
                ) picked
                group by bucket, person
                ) persons
                group by bucket""".formatted(rows.sql());
    }

    /** All days there are, each a bucket. */
    private final class ByDay implements Buckets {
        @Override
        public String holds(String moment) {
            return "1 = 1";
        }

        @Override
        public String holdsDay(String day) {
            return "1 = 1";
        }

        @Override
        public String sees(String moment, Duration after) {
            return "1 = 1";
        }

        @Override
        public String of(String moment) {
            return "cast(%s as date)".formatted(dialect.truncated(Dialect.Unit.DAY, moment, company.zone()));
        }

        @Override
        public String ofDay(String day) {
            return day;
        }
    }
}
