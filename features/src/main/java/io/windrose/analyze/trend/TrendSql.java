package io.windrose.analyze.trend;

import io.windrose.analyze.metric.Aggregate;
import io.windrose.analyze.metric.Formula;
import io.windrose.lake.query.Dialect;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The statement for one figure of one window. Its rows are the kind of label and its values, the bucket (-1 for the
 * whole of what is shown), how many rows there were, how many of them had a value, and what is made of these. There may
 * be several for a bucket, which add up.
 */
final class TrendSql {
    private static final String TEXT = """
            with picked as (
            %s
            ),
            parts as (
            %s
            ),
            %s
            %s""";

    private final Dialect dialect;
    private final TrendRequest request;
    private final Window window;
    private final int keys;

    TrendSql(Dialect dialect, TrendRequest request, Window window) {
        this.dialect = dialect;
        this.request = request;
        this.window = window;
        this.keys = request.by().size();
    }

    /** @param picked the rows that the formula is made of */
    String of(Formula formula, String picked, Top top) {
        if (formula instanceof Formula.Figure figure && figure.aggregate() != Aggregate.PEOPLE) {
            return figure.aggregate() == Aggregate.QUANTILE
                    ? quantile(figure.share(), picked, top)
                    : added(figure.aggregate(), picked, top);
        }
        return people(picked, top);
    }

    /** What is made of each part is enough for the whole. */
    private String added(Aggregate aggregate, String picked, Top top) {
        String made =
                switch (aggregate) {
                    case MINIMUM -> "min";
                    case MAXIMUM -> "max";
                    case COUNT, SUM, AVERAGE, PEOPLE, QUANTILE -> "sum";
                };
        String parts =
                "select %sbucket, count(*) as c, count(value) as n, %s(value) as f\nfrom picked\ngroup by %sbucket"
                        .formatted(keys("k"), made, keys("k"));
        String order =
                switch (aggregate) {
                    case COUNT -> "sum(c)";
                    case SUM -> "sum(f)";
                    case AVERAGE, MINIMUM, MAXIMUM, PEOPLE, QUANTILE -> "sum(n)";
                };
        String last = "select kind, %1$sbucket, sum(c), sum(n), %2$s(f)\nfrom labelled\ngroup by kind, %1$sbucket"
                .formatted(keys("l"), made);
        return TEXT.formatted(picked, parts, labelled(top, order, "c, n, f"), last);
    }

    /** Whoever comes in several parts is one. */
    private String people(String picked, Top top) {
        String parts = """
                select %1$sbucket, person, max(hit) as hit
                from picked
                where person is not null
                group by %1$sbucket, person""".formatted(keys("k"));
        String labelled = labelled(top, "count(distinct person)", "person, hit");
        String whole = """
                select kind, %1$s-1, count(*), count(*), sum(hit)
                from (
                    select kind, %1$sperson, max(hit) as hit
                    from labelled
                    where bucket >= %2$d
                    group by kind, %1$sperson
                ) of_all
                group by kind%3$s""".formatted(keys("l"), window.shown(), after("l"));
        if (request.show() == TrendRequest.Show.CUMULATIVE) {
            return TEXT.formatted(picked, parts, labelled + ",\n" + firsts(), cumulative() + "\nunion all\n" + whole);
        }
        String each = """
                select kind, %1$sbucket, count(*), count(*), sum(hit)
                from (
                    select kind, %1$sbucket, person, max(hit) as hit
                    from %2$s
                    group by kind, %1$sbucket, person
                ) of_bucket
                group by kind, %1$sbucket""".formatted(keys("l"), spread("person, hit"));
        return TEXT.formatted(picked, parts, labelled, each + "\nunion all\n" + whole);
    }

    /** In which bucket somebody came first, and did first what they were to do: sums of these are cumulative. */
    private String firsts() {
        return """
                firsts as (
                    select kind, %1$sperson, min(bucket) as came, min(case when hit = 1 then bucket end) as did
                    from labelled
                    group by kind, %1$sperson
                )""".formatted(keys("l"));
    }

    private String cumulative() {
        return """
                select kind, %1$scame as bucket, count(*), count(*), cast(0 as bigint)
                from firsts
                group by kind, %1$scame
                union all
                select kind, %1$sdid, cast(0 as bigint), cast(0 as bigint), count(*)
                from firsts
                where did is not null
                group by kind, %1$sdid""".formatted(keys("l"));
    }

    private String quantile(double share, String picked, Top top) {
        String parts = "select %sbucket, cast(value as double) as value\nfrom picked\nwhere value is not null"
                .formatted(keys("k"));
        String made = "count(*), count(*), percentile_cont(%s) within group (order by value)".formatted(share);
        String last = """
                select kind, %1$sbucket, %2$s
                from %3$s
                group by kind, %1$sbucket
                union all
                select kind, %1$s-1, %2$s
                from labelled
                where bucket >= %4$d
                group by kind%5$s""".formatted(keys("l"), made, spread("value"), window.shown(), after("l"));
        return TEXT.formatted(picked, parts, labelled(top, "count(*)", "value"), last);
    }

    /** Each row in all the buckets whose values it is a part of. */
    private String spread(String columns) {
        int ahead =
                switch (request.show()) {
                    case VALUE -> 0;
                    case ROLLING -> request.rolling() - 1;
                    case CUMULATIVE -> window.count() - 1;
                };
        if (ahead == 0) {
            return "labelled";
        }
        String numbers =
                IntStream.rangeClosed(0, ahead).mapToObj("(%d)"::formatted).collect(Collectors.joining(", "));
        return """
                (
                    select kind, %1$sbucket + ahead as bucket, %2$s
                    from labelled
                    cross join (values %3$s) as following(ahead)
                    where bucket + ahead < %4$d
                ) spread""".formatted(keys("l"), columns, numbers, window.count());
    }

    private String labelled(Top top, String order, String columns) {
        if (keys == 0) {
            return "labelled as (\nselect 'value' as kind, bucket, %s\nfrom parts\n)".formatted(columns);
        }
        String none = numbered("p.k%d is null", " and ");
        String same = numbered("p.k%1$d is not distinct from t.k%1$d", " and ");
        return """
                top as (
                %s
                ),
                labelled as (
                select case when %s then 'unknown' when t.listed is null then 'others' else 'value' end as kind,
                       %sp.bucket, %s
                from parts p
                left join top t on %s
                )""".formatted(top.sql(dialect, keys, order), none, numbered("t.k%1$d as l%1$d, ", ""), columns, same);
    }

    private String numbered(String each, String between) {
        return IntStream.range(0, keys).mapToObj(each::formatted).collect(Collectors.joining(between));
    }

    /** {@code k0, k1, }. */
    private String keys(String letter) {
        return numbered(letter + "%d, ", "");
    }

    /** {@code , k0, k1}. */
    private String after(String letter) {
        return numbered(", " + letter + "%d", "");
    }
}
