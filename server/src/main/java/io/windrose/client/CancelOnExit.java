package io.windrose.client;

import io.windrose.core.Problem;

/** Cancels a query when the command ends before it, as by Ctrl-C. */
final class CancelOnExit {
    private final Thread cancel;

    CancelOnExit(ServerClient client, String id) {
        this.cancel = new Thread(() -> cancel(client, id), "cancel");
        Runtime.getRuntime().addShutdownHook(cancel);
    }

    private static void cancel(ServerClient client, String id) {
        try {
            client.delete("/api/sql/" + id);
        } catch (Problem problem) {
            // It was over just before, or the server is: either way there is nothing to cancel.
            System.err.println("windrose: " + problem.text());
        }
    }

    void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(cancel);
        } catch (IllegalStateException e) {
            // The program is ending, and the hook has done its work or is at it.
        }
    }
}
