package io.windrose.http;

import java.util.List;
import java.util.Set;

/** Which addresses are screens of the web app: all that are neither a machine's nor a file's. */
final class PagePaths {
    private static final Set<String> MACHINES = Set.of("api", "v1", "health", "metrics", "assets");

    private PagePaths() {}

    static boolean contains(List<String> segments) {
        return !MACHINES.contains(segments.get(0))
                && segments.stream().noneMatch(segment -> segment.isEmpty() || segment.contains("."));
    }
}
