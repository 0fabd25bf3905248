package io.windrose.http;

import io.windrose.analyze.saved.History;
import io.windrose.analyze.saved.QueryEngine;
import io.windrose.analyze.saved.Run;
import io.windrose.core.Ids;
import io.windrose.core.Problem;
import io.windrose.security.Principal;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes what people run in the web app. What programs run, by token, would push that out, and is not noted. */
final class RunNotes {
    private static final Logger LOG = LoggerFactory.getLogger(RunNotes.class);

    private final History history;
    private final Ids ids;
    private final Clock clock;

    RunNotes(History history, Ids ids, Clock clock) {
        this.history = history;
        this.ids = ids;
        this.clock = clock;
    }

    /** Runs a query; returns how many rows were sent, where that is known. */
    interface Asking {
        Optional<Long> answer();
    }

    /** Runs it, and notes it when it is over. */
    void run(Principal by, String sql, QueryEngine engine, QueryFormat format, Asking query) {
        if (by.proof() != Principal.Proof.SESSION) {
            query.answer();
            return;
        }
        UUID id = ids.next();
        Instant start = clock.instant();
        Run.Outcome outcome = new Run.Failed("sql.broken-off", "the answer was not taken to its end");
        try {
            outcome = new Run.Answered(query.answer());
        } catch (UncheckedIOException left) {
            throw left;
        } catch (RuntimeException thrown) {
            Problem problem = Problems.of(thrown);
            outcome = new Run.Failed(problem.code(), problem.text());
            throw thrown;
        } finally {
            Duration took = Duration.between(start, clock.instant());
            note(new Run(id, by.userId(), sql, engine, format.word(), start, took, outcome));
        }
    }

    /** An answer that was sent stays good when its note cannot be kept. */
    private void note(Run run) {
        try {
            history.add(run);
        } catch (RuntimeException e) {
            LOG.warn(
                    "a query is missing in its asker's history: {}",
                    Problems.of(e).text());
        }
    }
}
