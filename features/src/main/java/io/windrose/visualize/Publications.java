package io.windrose.visualize;

import io.windrose.core.Ids;
import io.windrose.core.Problem;
import io.windrose.database.PublishedSchema;
import io.windrose.database.PublishedSchema.Column;
import io.windrose.database.PublishedSchema.Published;
import io.windrose.database.PublishedSchema.Reader;
import io.windrose.database.PublishedSchema.Table;
import io.windrose.lake.Lake;
import io.windrose.lake.TableDescription;
import io.windrose.lake.query.PersonalNames;
import io.windrose.lake.query.Query;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What programs of others read in PostgreSQL: figures by day and the company's campaigns, costs, orders and products,
 * without persons. Thread-safe.
 */
public final class Publications {
    private static final Logger LOG = LoggerFactory.getLogger(Publications.class);
    private static final Duration TIME_LIMIT = Duration.ofMinutes(10);
    private static final String METRIC = "metric_";
    /** Not what happened to persons one by one, and not what others say of the same. */
    private static final Set<String> TABLES = Set.of(
            "campaigns",
            "campaign_values",
            "spend",
            "orders",
            "order_lines",
            "refunds",
            "products",
            "exchange_rates",
            "company_rates");

    private static final List<Column> METRIC_COLUMNS = List.of(
            new Column("metric", "text", "Name of the metric"),
            new Column("title", "text", "What it is called"),
            new Column("day", "date", "The day on the company's calendar"),
            new Column("value", "double precision", "Its value of this day"));

    private final PublishedSchema schema;
    private final Lake lake;
    private final Jdbi jdbi;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public Publications(PublishedSchema schema, Lake lake, Jdbi jdbi, AuditLog audit, Ids ids, Clock clock) {
        this.schema = schema;
        this.lake = lake;
        this.jdbi = jdbi;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** How to sign in, with the password that is shown this once. */
    public record Opened(Reader reader, String password) {}

    /** What is there, by name. */
    public List<Published> contents() {
        return schema.contents();
    }

    /** How to sign in, where somebody may. */
    public Optional<Reader> reader() {
        return schema.reader();
    }

    /** A new password for the role that reads; the one before counts no more. Publishes, if nothing is there yet. */
    public Opened open(Principal by) {
        String password = ids.secret("");
        Reader reader = jdbi.inTransaction(handle -> {
            Reader let = schema.let(handle, password);
            audit.record(handle, by.name(), "published.password", let.role(), "a new password");
            return let;
        });
        if (contents().isEmpty()) {
            publish();
        }
        return new Opened(reader, password);
    }

    /** Lets nobody in any more. */
    public void close(Principal by) {
        jdbi.useTransaction(handle -> {
            schema.close(handle);
            audit.record(handle, by.name(), "published.revoke", "published", "");
        });
    }

    /** As {@link #publish}, while anybody may read. */
    public void publishForReader() {
        if (reader().isPresent()) {
            publish();
        }
    }

    /** Brings what is published up to now; what has not changed is left as it is. */
    public void publish() {
        Map<String, Long> snapshots = lake.snapshots();
        List<TableDescription> seen = lake.descriptions();
        List<Table> tables = new ArrayList<>();
        seen.stream()
                .filter(table -> TABLES.contains(table.name()))
                .map(table -> table(table, snapshots))
                .forEach(tables::add);
        tables.add(metrics(
                seen.stream().filter(table -> table.name().startsWith(METRIC)).toList(), snapshots));
        schema.publish(tables, clock.instant());
    }

    private Table table(TableDescription table, Map<String, Long> snapshots) {
        List<TableDescription.Column> shown = table.columns().stream()
                .filter(column ->
                        !PersonalNames.isColumn(column.name()) && !column.name().endsWith("session_id"))
                .toList();
        String columns = shown.stream().map(Publications::read).collect(Collectors.joining(", "));
        Query query = lake.at(
                Query.of("select %s from %s".formatted(columns, table.name()))
                        .limitedTo(Long.MAX_VALUE)
                        .within(TIME_LIMIT),
                snapshots);
        return new Table(
                table.name(),
                table.meaning(),
                shown.stream()
                        .map(column -> new Column(column.name(), type(column.type()), column.meaning()))
                        .toList(),
                version(List.of(query)),
                rows -> lake.query(query, result -> {
                    result.forEachRemaining(rows);
                    return 0;
                }));
    }

    private Table metrics(List<TableDescription> views, Map<String, Long> snapshots) {
        Map<TableDescription, Query> queries = new LinkedHashMap<>();
        views.forEach(view -> queries.put(
                view,
                lake.at(
                        Query.of("select day, value from %s order by day".formatted(view.name()))
                                .limitedTo(Long.MAX_VALUE)
                                .within(TIME_LIMIT),
                        snapshots)));
        return new Table(
                "metrics",
                "Every metric by day",
                METRIC_COLUMNS,
                version(List.copyOf(queries.values())),
                rows -> queries.forEach((view, query) -> fill(view, query, rows)));
    }

    /** A metric that fails is left out, and the others are told all the same. */
    private void fill(TableDescription view, Query query, Consumer<List<?>> rows) {
        String title = view.meaning().replaceFirst(", by day$", "");
        List<List<?>> found = new ArrayList<>();
        try {
            lake.query(query, result -> {
                result.forEachRemaining(row -> found.add(
                        Arrays.asList(view.name().substring(METRIC.length()), title, row.get(0), row.get(1))));
                return 0;
            });
        } catch (Problem failed) {
            LOG.warn("{} is not published: {}", view.name(), failed.text());
            return;
        }
        found.forEach(rows);
    }

    /** What a table is made of: the snapshots that it reads, its own text, and that of all views. */
    private String version(List<Query> queries) {
        Map<String, Long> read = new TreeMap<>();
        queries.forEach(query -> read.putAll(query.snapshots()));
        int texts = List.of(
                        queries.stream().map(Query::sql).toList(),
                        lake.derived(lake.engine().dialect()).views())
                .hashCode();
        return read.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", ", "", ", made as " + Integer.toHexString(texts)));
    }

    private static String read(TableDescription.Column column) {
        return type(column.type()).equals("text") && !column.type().equals("VARCHAR")
                ? "cast(%1$s as varchar) as %1$s".formatted(column.name())
                : column.name();
    }

    private static String type(String inLake) {
        return switch (inLake) {
            case "BIGINT", "INTEGER", "BOOLEAN", "DATE", "TIMESTAMPTZ" -> inLake.toLowerCase(Locale.ROOT);
            case "DOUBLE" -> "double precision";
            default -> inLake.startsWith("DECIMAL") ? inLake.replace("DECIMAL", "numeric") : "text";
        };
    }
}
