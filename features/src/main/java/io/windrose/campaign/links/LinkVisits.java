package io.windrose.campaign.links;

import static java.util.Objects.requireNonNull;

import io.windrose.lake.Lake;
import io.windrose.lake.query.Excerpt;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts the visits with the marks of links. Links with the same four marks share theirs. */
final class LinkVisits {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MOST_ROWS = 50_000;

    private final Lake lake;

    LinkVisits(Lake lake) {
        this.lake = lake;
    }

    /** By link; of all time, without robots, of what the caller sees. */
    Map<UUID, Long> of(List<Link> links, Optional<Excerpt> seen) {
        if (links.isEmpty()) {
            return Map.of();
        }
        String campaigns = links.stream()
                .map(link -> link.marks().getOrDefault(Mark.CAMPAIGN, ""))
                .map(LinkVisits::plain)
                .distinct()
                .map(lake.engine().dialect()::literal)
                .collect(Collectors.joining(", "));
        Map<List<String>, Long> counted = lake.query(
                Query.of("""
                        select lower(trim(campaign)) as campaign, lower(trim(coalesce(source, ''))) as source,
                               lower(trim(coalesce(medium, ''))) as medium,
                               lower(trim(coalesce(content, ''))) as content,
                               count(distinct coalesce(session_id, cast(person as string))) as visits
                        from events
                        where lower(trim(campaign)) in (%s) and device is distinct from 'robot'
                        group by lower(trim(campaign)), lower(trim(coalesce(source, ''))),
                                 lower(trim(coalesce(medium, ''))), lower(trim(coalesce(content, '')))
                        """.formatted(campaigns))
                        .seeing(seen)
                        .limitedTo(MOST_ROWS)
                        .within(LIMIT),
                LinkVisits::read);
        Map<UUID, Long> visits = new HashMap<>();
        links.forEach(link -> visits.put(link.id(), counted.getOrDefault(marks(link), 0L)));
        return visits;
    }

    private static List<String> marks(Link link) {
        return List.of(Mark.CAMPAIGN, Mark.SOURCE, Mark.MEDIUM, Mark.CONTENT).stream()
                .map(mark -> plain(link.marks().getOrDefault(mark, "")))
                .toList();
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static Map<List<String>, Long> read(QueryResult rows) {
        Map<List<String>, Long> counted = new HashMap<>();
        while (rows.hasNext()) {
            List<@Nullable Object> row = rows.next();
            List<String> marks = row.subList(0, 4).stream()
                    .map(text -> (String) requireNonNull(text))
                    .toList();
            counted.put(marks, ((Number) requireNonNull(row.get(4))).longValue());
        }
        return counted;
    }
}
