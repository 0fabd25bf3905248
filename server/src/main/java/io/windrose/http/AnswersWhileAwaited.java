package io.windrose.http;

import io.windrose.core.Ids;
import java.util.function.Supplier;

/** Answers that are computed until their caller leaves. Thread-safe. */
final class AnswersWhileAwaited {
    private final Ids ids;
    private final RunningQueries running = new RunningQueries();

    AnswersWhileAwaited(Ids ids) {
        this.ids = ids;
    }

    Reply of(Request request, Supplier<?> compute) {
        return running.ask(
                ids.next(), request.principal().userId(), request.clientIsGone(), () -> Reply.ok(compute.get()));
    }
}
