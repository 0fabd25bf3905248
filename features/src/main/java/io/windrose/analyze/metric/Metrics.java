package io.windrose.analyze.metric;

import io.windrose.core.Company;
import io.windrose.core.Conflict;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Derived;
import io.windrose.lake.query.Dialect;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Definitions: those that come with the program, and those of the company, which may take the place of one that does.
 * Each is a view in SQL. Thread-safe.
 */
public final class Metrics {
    private static final int MOST = 500;

    private final Jdbi jdbi;
    private final Lake lake;
    private final Company company;
    private final AuditLog audit;
    private final Clock clock;
    private final Map<String, String> builtIn = BuiltInMetrics.texts();

    private record Row(String name, String text, int version) {}

    private Metrics(Jdbi jdbi, Lake lake, Company company, AuditLog audit, Clock clock) {
        this.jdbi = jdbi;
        this.lake = lake;
        this.company = company;
        this.audit = audit;
        this.clock = clock;
    }

    /** Shows them to queries from now on. */
    public static Metrics open(Jdbi jdbi, Lake lake, Company company, AuditLog audit, Clock clock) {
        Metrics metrics = new Metrics(jdbi, lake, company, audit, clock);
        lake.show(metrics::views);
        return metrics;
    }

    /** All, by name. */
    public List<StoredMetric> list() {
        return jdbi.withHandle(this::stored);
    }

    public StoredMetric fetch(String name) {
        return list().stream()
                .filter(stored -> stored.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    /** What figures are made by. */
    public Metric metric(String name) {
        StoredMetric stored = fetch(name);
        return stored.metric()
                .orElseThrow(() -> new Conflict(
                        "analyze.metric-broken",
                        "the metric \"%s\" makes no sense: %s"
                                .formatted(name, stored.problem().orElse(""))));
    }

    /** What a text says, without keeping it. */
    public Metric check(String text) {
        return jdbi.withHandle(handle -> check(handle, MetricText.name(text), text));
    }

    /**
     * Keeps a definition.
     *
     * @param version the one that the change was made on; empty for a new one
     * @throws Conflict when somebody changed it meanwhile
     */
    public StoredMetric save(String name, String text, Optional<Integer> version, Principal by) {
        jdbi.useTransaction(handle -> {
            handle.execute("lock table \"analyze\".metrics in share row exclusive mode");
            Metric metric = check(handle, name, text);
            if (!metric.name().equals(name)) {
                throw new Incorrect(
                        "analyze.other-metric",
                        "the text says \"name: %s\", and it is to be kept as %s; give both the same name"
                                .formatted(metric.name(), name));
            }
            Optional<Row> known =
                    rows(handle).stream().filter(row -> row.name().equals(name)).findFirst();
            requireVersion(name, known.map(Row::version).orElse(0), version.orElse(0));
            if (known.isEmpty() && rows(handle).size() >= MOST) {
                throw new Conflict(
                        "analyze.too-many-metrics",
                        "there are %d metrics, which is the most: delete some".formatted(MOST));
            }
            handle.execute("""
                    insert into "analyze".metrics (name, text, version, changed_at, changed_by) values (?, ?, 1, ?, ?)
                    on conflict (name) do update
                    set text = excluded.text, version = metrics.version + 1,
                        changed_at = excluded.changed_at, changed_by = excluded.changed_by""", name, text, clock.instant().atOffset(ZoneOffset.UTC), by.name());
            audit.record(handle, by.name(), known.isEmpty() ? "metric.add" : "metric.change", name, metric.title());
        });
        lake.showAnew();
        return fetch(name);
    }

    /** Deletes one of the company's; where it took the place of one that comes with the program, that is back. */
    public void delete(String name, Principal by) {
        jdbi.useTransaction(handle -> {
            handle.execute("lock table \"analyze\".metrics in share row exclusive mode");
            if (handle.execute("delete from \"analyze\".metrics where name = ?", name) == 0) {
                if (builtIn.containsKey(name)) {
                    throw new Conflict(
                            "analyze.metric-built-in",
                            "the metric \"%s\" comes with the program, and cannot be deleted".formatted(name));
                }
                throw unknown(name);
            }
            requireSense(handle, "the metric \"" + name + "\" cannot be deleted");
            audit.record(handle, by.name(), "metric.delete", name, "");
        });
        lake.showAnew();
    }

    private static void requireVersion(String name, int known, int given) {
        if (known != given) {
            throw new Conflict(
                    "analyze.metric-changed",
                    "the metric \"%s\" has version %d, and your change was made on version %d: load it again"
                            .formatted(name, known, given));
        }
    }

    private Metric check(Handle handle, String name, String text) {
        Map<String, String> texts = texts(rows(handle));
        texts.put(name, text);
        return new Definitions(texts).metric(name);
    }

    private void requireSense(Handle handle, String otherwise) {
        for (StoredMetric stored : stored(handle)) {
            if (stored.problem().isPresent()) {
                throw new Conflict(
                        "analyze.metric-in-use",
                        "%s, for \"%s\" is made of it: change that one first".formatted(otherwise, stored.name()));
            }
        }
    }

    private List<StoredMetric> stored(Handle handle) {
        List<Row> rows = rows(handle);
        Map<String, String> texts = texts(rows);
        Definitions definitions = new Definitions(texts);
        return texts.entrySet().stream()
                .map(each -> {
                    String name = each.getKey();
                    Optional<String> problem = definitions.problem(name);
                    int version = rows.stream()
                            .filter(row -> row.name().equals(name))
                            .mapToInt(Row::version)
                            .findFirst()
                            .orElse(0);
                    Optional<Metric> metric =
                            problem.isPresent() ? Optional.empty() : Optional.of(definitions.metric(name));
                    return new StoredMetric(name, each.getValue(), version, metric, problem);
                })
                .toList();
    }

    private Map<String, String> texts(List<Row> rows) {
        Map<String, String> texts = new LinkedHashMap<>(builtIn);
        rows.forEach(row -> texts.put(row.name(), row.text()));
        return texts;
    }

    private static List<Row> rows(Handle handle) {
        return handle.createQuery("select name, text, version from \"analyze\".metrics order by name")
                .map((row, context) -> new Row(row.getString("name"), row.getString("text"), row.getInt("version")))
                .list();
    }

    private Derived views(Dialect dialect) {
        return new Derived(
                List.of(),
                list().stream()
                        .flatMap(stored -> stored.metric().stream())
                        .map(metric -> MetricSql.view(metric, dialect, company))
                        .toList());
    }

    private static NotFound unknown(String name) {
        return new NotFound(
                "analyze.unknown-metric", "there is no metric \"" + name + "\"; GET /api/metrics lists all");
    }
}
