package io.windrose.campaign.alerts;

import io.windrose.campaign.results.Pacing;
import io.windrose.campaign.results.Watching;
import io.windrose.core.Ids;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
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

    private record Key(UUID campaign, Pacing.Alert.Kind kind) {}

    Alerts.Evaluated of(List<Watching.Standing> standings, String currency) {
        Map<Key, Alert> open = new HashMap<>();
        AlertRows.open(handle).forEach(alert -> open.put(new Key(alert.campaign(), alert.kind()), alert));
        Set<Key> stillSo = new HashSet<>();
        for (Watching.Standing standing : standings) {
            for (Pacing.Alert found : standing.pacing().alerts()) {
                Key key = new Key(standing.campaign().id(), found.kind());
                if (keep(key, standing, currency, open.get(key))) {
                    stillSo.add(key);
                }
            }
        }
        Set<UUID> running =
                standings.stream().map(standing -> standing.campaign().id()).collect(Collectors.toSet());
        open.forEach((key, alert) -> {
            if (!stillSo.contains(key)) {
                AlertRows.close(
                        handle,
                        alert.id(),
                        running.contains(key.campaign()) ? Alert.Reason.NO_LONGER : Alert.Reason.NOT_RUNNING,
                        now);
                closed++;
            }
        });
        return new Alerts.Evaluated(standings.size(), opened, reopened, closed, stillSo.size());
    }

    /** Whether it is kept as open: what is open stays so; what is not opens if it is news. */
    private boolean keep(Key key, Watching.Standing standing, String currency, @Nullable Alert open) {
        Figures figures = figures(key.kind(), standing);
        if (open != null) {
            AlertRows.see(handle, open.id(), figures, now);
            return true;
        }
        if (!standing.news().contains(key.kind())) {
            return false;
        }
        Optional<UUID> same = AlertRows.closedSince(handle, key.campaign(), key.kind(), now.minus(SAME));
        if (same.isPresent()) {
            AlertRows.see(handle, same.get(), figures, now);
            reopened++;
        } else {
            AlertRows.add(
                    handle, ids.next(), key.campaign(), key.kind(), unit(key.kind(), standing, currency), figures, now);
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
