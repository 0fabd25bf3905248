package io.windrose.profile;

import io.windrose.core.Event;
import io.windrose.database.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Works in the links of events that the stream does not bring, some in a transaction. Thread-safe. */
final class Learning {
    private static final int LINKS_AT_ONCE = 1_000;

    private final Database database;
    private final Resolution resolution;
    private final ProfileMetrics metrics;
    private final LinkReader reader = new LinkReader();

    Learning(Database database, Resolution resolution, ProfileMetrics metrics) {
        this.database = database;
        this.resolution = resolution;
        this.metrics = metrics;
    }

    void learn(Collection<Event> events) {
        List<Link> links = new ArrayList<>();
        for (Event event : events) {
            links.addAll(reader.links(event));
            if (links.size() >= LINKS_AT_ONCE) {
                workIn(links);
                links.clear();
            }
        }
        if (!links.isEmpty()) {
            workIn(links);
        }
    }

    private void workIn(List<Link> links) {
        metrics.count(database.jdbi().inTransaction(handle -> resolution.work(handle, links)));
    }
}
