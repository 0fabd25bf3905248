package io.windrose.http;

import io.windrose.security.AuditLog;
import io.windrose.security.Permission;
import java.util.List;
import java.util.Optional;

/** Who did what, the newest first. */
public final class AuditRoutes {
    private final AuditLog audit;

    public AuditRoutes(AuditLog audit) {
        this.audit = audit;
    }

    public List<Route> routes() {
        return List.of(new Route(Route.Method.GET, "/api/audit", new Access.Needs(Permission.AUDIT_VIEW), this::list));
    }

    private Reply list(Request request) {
        int limit = (int) request.number("limit", 100, 1000);
        long before = request.number("cursor", Long.MAX_VALUE, Long.MAX_VALUE);
        List<AuditLog.Entry> entries = audit.before(before, limit);
        Optional<String> next = entries.size() < limit
                ? Optional.empty()
                : Optional.of(String.valueOf(entries.get(limit - 1).id()));
        return Reply.ok(new Page<>(entries, next));
    }
}
