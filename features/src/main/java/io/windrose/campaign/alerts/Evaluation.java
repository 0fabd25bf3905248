package io.windrose.campaign.alerts;

import io.windrose.campaign.results.Pacing;
import io.windrose.campaign.results.Watching;
import io.windrose.core.Ids;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One look at all running campaigns, kept. */
final class Evaluation {
    /** What closes and is so again within this time is the same alert: figures waver about a limit. */
    private static final Duration SAME = Duration.ofHours(24);

    private final Handle handle;
    private final Ids ids;
    private final OffsetDateTime now;
    private int opened;
    private int reopened;
    private int closed;

    Evaluation(Handle handle, Ids ids, OffsetDateTime now) {
        this.handle = handle;
        this.ids = ids;
        this.now = now;
    }

    /** Alerts that agree in these are the same: figures of another unit are of another target. */
    private record Key(UUID campaign, Pacing.Alert.Kind kind, String unit) {}

    Alerts.Evaluated of(List<Watching.Standing> standings, String currency) {
        Map<Key, Watching.Standing> found = new LinkedHashMap<>();
        for (Watching.Standing standing : standings) {
            for (Pacing.Alert alert : standing.pacing().alerts()) {
                found.put(
                        new Key(standing.campaign().id(), alert.kind(), unit(alert.kind(), standing, currency)),
                        standing);
            }
        }
        Set<UUID> running =
                standings.stream().map(standing -> standing.campaign().id()).collect(Collectors.toSet());
        Map<Key, Alert> open = open();
        open.forEach((key, alert) -> {
            if (!found.containsKey(key)) {
                close(alert, running.contains(key.campaign()) ? Alert.Reason.NO_LONGER : Alert.Reason.NOT_RUNNING);
            }
        });
        int kept = 0;
        for (Map.Entry<Key, Watching.Standing> each : found.entrySet()) {
            if (keep(each.getKey(), each.getValue(), open.get(each.getKey()))) {
                kept++;
            }
        }
        return new Alerts.Evaluated(standings.size(), opened, reopened, closed, kept);
    }

    private Map<Key, Alert> open() {
        Map<Key, Alert> open = new HashMap<>();
        AlertRows.open(handle).forEach(alert -> open.put(new Key(alert.campaign(), alert.kind(), alert.unit()), alert));
        return open;
    }

    private void close(Alert alert, Alert.Reason because) {
        AlertRows.close(handle, alert.id(), because, now);
        closed++;
    }

    /** Whether it is kept as open: what is open stays so; what is not opens if it is news. */
    private boolean keep(Key key, Watching.Standing standing, @Nullable Alert open) {
        Figures figures = figures(key.kind(), standing);
        if (open != null) {
            AlertRows.see(handle, open.id(), figures, now);
            return true;
        }
        if (!standing.news().contains(key.kind())) {
            return false;
        }
        Optional<UUID> same = AlertRows.closedSince(handle, key.campaign(), key.kind(), key.unit(), now.minus(SAME));
        if (same.isPresent()) {
            AlertRows.see(handle, same.get(), figures, now);
            reopened++;
        } else {
            AlertRows.add(handle, ids.next(), key.campaign(), key.kind(), key.unit(), figures, now);
            opened++;
        }
        return true;
    }

    private static Figures figures(Pacing.Alert.Kind kind, Watching.Standing standing) {
        Pacing pacing = standing.pacing();
        return switch (kind) {
            case OVER_BUDGET, UNDER_BUDGET ->
                Figures.of(pacing.until(), pacing.budget().orElseThrow());
            case BEHIND_TARGET -> Figures.of(pacing.until(), pacing.target().orElseThrow());
            case SPEND_OUTSIDE_DATES ->
                Figures.outside(pacing.until(), standing.outside().cost());
        };
    }

    private static String unit(Pacing.Alert.Kind kind, Watching.Standing standing, String currency) {
        return switch (kind) {
            case OVER_BUDGET, UNDER_BUDGET, SPEND_OUTSIDE_DATES -> currency;
            case BEHIND_TARGET ->
                standing.campaign()
                        .plan()
                        .target()
                        .map(target -> target.metric().word())
                        .orElseThrow();
        };
    }
}
