package io.windrose.collect.importing;

import io.windrose.collect.importing.mapping.Recognised;
import io.windrose.core.Event;
import io.windrose.lake.Spend;
import java.util.List;
import java.util.Map;

/**
 * What a file would become, by its first rows; nothing is written.
 *
 * @param rows that were looked at
 * @param events the first of those that would be stored
 * @param spend the first of the costs
 * @param refusedRows how many of the rows would be refused
 * @param refused the first of them
 * @param leftOut how many would be left out, by the rule that says so
 */
public record Preview(
        Recognised recognised,
        long rows,
        List<Event> events,
        List<Spend> spend,
        long refusedRows,
        List<Refused> refused,
        Map<String, Long> leftOut) {
    public Preview {
        events = List.copyOf(events);
        spend = List.copyOf(spend);
        refused = List.copyOf(refused);
        leftOut = Map.copyOf(leftOut);
    }

    /** A row that would be refused. */
    public record Refused(long line, String reason) {}
}
