package io.windrose.http;

import io.windrose.notice.Notice;
import io.windrose.notice.Outbox;
import io.windrose.notice.Recipient;
import io.windrose.security.Permission;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** By which ways the program can tell somebody something, and a trial of each. */
public final class NoticeRoutes {
    private final Outbox outbox;
    private final Supplier<URI> app;

    /** @param app where people find the app */
    public NoticeRoutes(Outbox outbox, Supplier<URI> app) {
        this.outbox = outbox;
        this.app = app;
    }

    private record Ways(boolean mail) {}

    private record Secret(String secret) {}

    public List<Route> routes() {
        Access send = new Access.Needs(Permission.NOTICES_SEND);
        Access manage = new Access.Needs(Permission.NOTICES_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/notices/ways", send, this::ways).holdsNoBrand(),
                new Route(Route.Method.POST, "/api/notices/trials", send, this::attempt).holdsNoBrand(),
                new Route(Route.Method.GET, "/api/notices/webhook-secret", manage, this::secret).holdsNoBrand());
    }

    private Reply ways(Request request) {
        return Reply.ok(new Ways(outbox.sendsMail()));
    }

    private Reply attempt(Request request) {
        Recipient to = request.body(RecipientForms.To.class).recipient();
        outbox.sendNow(
                to,
                Notice.of(
                        "trial",
                        "A trial from Windrose",
                        List.of("%s tried whether notices arrive here. They do."
                                .formatted(request.principal().name())),
                        List.of(),
                        Optional.of(app.get())));
        return Reply.nothing();
    }

    private Reply secret(Request request) {
        // Standard Webhooks writes it so.
        return Reply.ok(new Secret("whsec_" + Base64.getEncoder().encodeToString(outbox.webhookKey())));
    }
}
