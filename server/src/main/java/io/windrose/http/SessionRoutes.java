package io.windrose.http;

import io.windrose.campaign.Brand;
import io.windrose.campaign.DataLimit;
import io.windrose.security.Permission;
import io.windrose.security.Principal;
import io.windrose.security.Sessions;
import io.windrose.security.Users;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and who one is. */
public final class SessionRoutes {
    private final Sessions sessions;
    private final Users users;
    private final Function<Principal, DataLimit> limits;

    /** @param limits which data a caller may see */
    public SessionRoutes(Sessions sessions, Users users, Function<Principal, DataLimit> limits) {
        this.sessions = sessions;
        this.users = users;
        this.limits = limits;
    }

    private record SignIn(@Nullable String name, @Nullable String password) {}

    private record NewPassword(
            @Nullable String current, @Nullable String replacement) {}

    private record Me(
            String name, String role, List<String> permissions, List<String> brands, Optional<String> csrfToken) {
        static Me of(Principal principal, DataLimit limit, Optional<String> csrfToken) {
            List<String> permissions = principal.permissions().stream()
                    .map(Permission::word)
                    .sorted()
                    .toList();
            return new Me(
                    principal.name(),
                    principal.role().word(),
                    permissions,
                    limit.brands().stream().map(Brand::name).toList(),
                    csrfToken);
        }
    }

    public List<Route> routes() {
        return List.of(
                new Route(
                        Route.Method.POST,
                        "/api/session",
                        new Access.Open("signing in; failures are counted and throttled"),
                        this::signIn),
                new Route(Route.Method.GET, "/api/session", new Access.SignedIn(), this::whoAmI).holdsNoBrand(),
                new Route(Route.Method.DELETE, "/api/session", new Access.SignedIn(), this::signOut).holdsNoBrand(),
                new Route(Route.Method.PUT, "/api/session/password", new Access.SignedIn(), this::changePassword)
                        .holdsNoBrand());
    }

    private Reply signIn(Request request) {
        SignIn body = request.body(SignIn.class);
        Sessions.Started started = sessions.signIn(
                Request.required(body.name(), "name"),
                Request.required(body.password(), "password"),
                request.address());
        return Reply.created(
                        Me.of(started.principal(), limits.apply(started.principal()), Optional.of(started.csrfToken())))
                .with("Set-Cookie", cookie(started.secret(), request.secure()));
    }

    private Reply whoAmI(Request request) {
        Principal principal = request.principal();
        boolean bySession = principal.proof() == Principal.Proof.SESSION;
        return Reply.ok(Me.of(
                principal, request.limit(), bySession ? request.session().map(Sessions::csrfToken) : Optional.empty()));
    }

    private Reply signOut(Request request) {
        request.session().ifPresent(secret -> sessions.end(secret, request.principal()));
        return Reply.nothing().with("Set-Cookie", cookie("", request.secure()) + "; Max-Age=0");
    }

    private Reply changePassword(Request request) {
        NewPassword body = request.body(NewPassword.class);
        users.changePassword(
                request.principal(),
                Request.required(body.current(), "current"),
                Request.required(body.replacement(), "replacement"));
        return Reply.nothing();
    }

    private static String cookie(String value, boolean secure) {
        return Dispatcher.SESSION_COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }
}
