package io.windrose.visualize.letter;

import io.windrose.analyze.watch.Watch;
import io.windrose.analyze.watch.Watches;
import io.windrose.campaign.DataLimit;
import io.windrose.campaign.alerts.AlertQuery;
import io.windrose.campaign.alerts.AlertState;
import io.windrose.campaign.alerts.Alerts;
import io.windrose.security.Permission;
import io.windrose.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gathers what somebody should look at, of what they may see. Thread-safe. */
public final class Lookout {
    private static final int MOST_ALERTS = 50;

    private final Alerts alerts;
    private final Watches watches;
    private final Function<DataLimit, List<Look>> health;

    /** @param health what is wrong with the data that somebody may see */
    public Lookout(Alerts alerts, Watches watches, Function<DataLimit, List<Look>> health) {
        this.alerts = alerts;
        this.watches = watches;
        this.health = health;
    }

    /** Campaigns first, then metrics, then data. */
    public List<Look> looks(Principal by, DataLimit limit) {
        List<Look> found = new ArrayList<>();
        if (by.may(Permission.CAMPAIGNS_VIEW)) {
            AlertQuery open =
                    new AlertQuery(Optional.of(AlertState.OPEN), Optional.empty(), Optional.empty(), MOST_ALERTS);
            alerts.list(open, by).alerts().forEach(alert -> found.add(new Look.Campaign(alert)));
        }
        for (Watches.Open one : watches.open(by, limit)) {
            Watch.Alert alert = one.alert();
            found.add(
                    new Look.Watched(one.watch().id(), one.watch().draft().name(), alert.verdict(), alert.openedOn()));
        }
        found.addAll(health.apply(limit));
        return found;
    }
}
