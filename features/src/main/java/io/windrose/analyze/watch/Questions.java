package io.windrose.analyze.watch;

import io.windrose.analyze.anomaly.AnomalyRequest;
import io.windrose.analyze.ask.DateRange;
import io.windrose.core.Problem;
import io.windrose.security.Principal;

/** Reads what a watch asks. */
public interface Questions {
    /**
     * With the filters of its dashboard.
     *
     * @param owner in whose name it is asked
     * @throws Problem when it makes no sense any more, or the owner may not ask it
     */
    AnomalyRequest read(Watch.Draft draft, Principal owner, DateRange range);
}
