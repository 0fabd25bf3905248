package io.windrose.visualize.letter;

import io.windrose.analyze.metric.Metric;
import io.windrose.analyze.metric.Metrics;
import io.windrose.analyze.metric.StoredMetric;
import io.windrose.core.Incorrect;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Of which metrics the company's letters tell, in which order. Thread-safe. */
public final class LetterMetrics {
    /** What a week is judged by where nobody has chosen. A share within days is not whole yet when the letter goes. */
    public static final List<String> USUAL = List.of(
            "visitors", "orders", "revenue", "average_order_value", "new_customers", "spend", "return_on_ad_spend");

    private static final int MOST = 10;

    private final Jdbi jdbi;
    private final Metrics metrics;
    private final AuditLog audit;

    public LetterMetrics(Jdbi jdbi, Metrics metrics, AuditLog audit) {
        this.jdbi = jdbi;
        this.metrics = metrics;
        this.audit = audit;
    }

    /** By name; the usual ones where nobody has chosen. */
    public List<String> chosen() {
        List<String> kept = jdbi.withHandle(LetterMetrics::kept);
        return kept.isEmpty() ? USUAL : kept;
    }

    /** Those of the chosen that there are still, and that make sense. */
    List<Metric> defined() {
        List<StoredMetric> all = metrics.list();
        return chosen().stream()
                .flatMap(name -> all.stream().filter(stored -> stored.name().equals(name)).findFirst().stream())
                .map(StoredMetric::metric)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Chooses; nothing brings back the usual ones. */
    public void choose(List<String> names, Principal by) {
        if (names.size() > MOST || Set.copyOf(names).size() < names.size()) {
            throw new Incorrect(
                    "letter.metrics",
                    "%d metrics are chosen; give %d at most, each once".formatted(names.size(), MOST));
        }
        names.forEach(metrics::metric);
        jdbi.useTransaction(handle -> {
            handle.execute("lock table visualize.letter_metrics in exclusive mode");
            handle.execute("delete from visualize.letter_metrics");
            for (int i = 0; i < names.size(); i++) {
                handle.execute("insert into visualize.letter_metrics (position, name) values (?, ?)", i, names.get(i));
            }
            audit.record(
                    handle,
                    by.name(),
                    "letter.metrics",
                    "letter",
                    names.isEmpty() ? "the usual ones" : String.join(", ", names));
        });
    }

    private static List<String> kept(Handle handle) {
        return handle.createQuery("select name from visualize.letter_metrics order by position")
                .mapTo(String.class)
                .list();
    }
}
