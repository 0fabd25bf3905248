package io.windrose.http;

import io.windrose.campaign.DataLimit;
import io.windrose.collect.health.DataHealth;
import io.windrose.collect.health.HealthReport;
import io.windrose.collect.health.Series;
import io.windrose.collect.health.SourceHealth;
import io.windrose.collect.health.VolumeGap;
import io.windrose.visualize.letter.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with the data, as the weekly letter tells it. */
public final class HealthLooks {
    private final DataHealth health;

    public HealthLooks(DataHealth health) {
        this.health = health;
    }

    /** Of the sources that somebody may see; more events than usual are no fault. */
    public List<Look> looks(DataLimit limit) {
        HealthReport report = limit.sources().map(health::report).orElseGet(health::report);
        List<Look> found = new ArrayList<>();
        long difference = report.ledger().totals().difference();
        if (difference != 0) {
            found.add(new Look.Unaccounted(difference));
        }
        report.sources().stream()
                .filter(source -> source.state() == SourceHealth.State.LATE)
                .forEach(source -> found.add(new Look.Silent(source.source(), source.newest())));
        report.gaps().stream()
                .filter(gap -> gap.direction() == VolumeGap.Direction.LESS)
                .forEach(gap -> found.add(look(gap)));
        return found;
    }

    private static Look look(VolumeGap gap) {
        Series series = gap.series();
        Optional<String> event = series.name().or(series::type);
        return new Look.Gap(series.source(), event, gap.from(), gap.to(), gap.seen(), gap.usual());
    }
}
