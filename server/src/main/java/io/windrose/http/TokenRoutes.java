package io.windrose.http;

import io.windrose.security.Permission;
import io.windrose.security.Role;
import io.windrose.security.Token;
import io.windrose.security.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Personal tokens. */
public final class TokenRoutes {
    private final Tokens tokens;

    public TokenRoutes(Tokens tokens) {
        this.tokens = tokens;
    }

    private record NewToken(@Nullable String name, @Nullable String role) {}

    private record Shown(
            UUID id,
            String name,
            String role,
            String user,
            Instant createdAt,
            Optional<Instant> lastUsedAt,
            Optional<Instant> revokedAt,
            Optional<String> token) {
        static Shown of(Token token, Optional<String> secret) {
            return new Shown(
                    token.id(),
                    token.name(),
                    token.role().word(),
                    token.userName(),
                    token.createdAt(),
                    token.lastUsedAt(),
                    token.revokedAt(),
                    secret);
        }
    }

    public List<Route> routes() {
        Access own = new Access.Needs(Permission.TOKENS_OWN);
        return List.of(
                new Route(Route.Method.GET, "/api/tokens", own, this::list).holdsNoBrand(),
                new Route(Route.Method.POST, "/api/tokens", own, this::add).holdsNoBrand(),
                new Route(Route.Method.DELETE, "/api/tokens/{id}", own, this::revoke).holdsNoBrand());
    }

    private Reply list(Request request) {
        return Reply.ok(Page.whole(tokens.visibleTo(request.principal()).stream()
                .map(token -> Shown.of(token, Optional.empty()))
                .toList()));
    }

    private Reply add(Request request) {
        NewToken body = request.body(NewToken.class);
        Token.WithSecret made = tokens.add(
                Request.required(body.name(), "name"),
                Role.named(Request.required(body.role(), "role")),
                request.principal());
        return Reply.created(Shown.of(made.token(), Optional.of(made.secret())));
    }

    private Reply revoke(Request request) {
        tokens.revoke(request.id("id"), request.principal());
        return Reply.nothing();
    }
}
