package io.windrose.http;

import io.windrose.core.Incorrect;
import io.windrose.security.Permission;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import io.windrose.security.User;
import io.windrose.security.Users;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Those who may sign in, for an owner. */
public final class UserRoutes {
    private final Users users;

    public UserRoutes(Users users) {
        this.users = users;
    }

    private record NewUser(@Nullable String name, @Nullable String role) {}

    private record Change(@Nullable String role, @Nullable Boolean disabled) {}

    private record Shown(
            UUID id,
            String name,
            String role,
            Instant createdAt,
            Optional<Instant> disabledAt,
            Optional<String> password) {
        static Shown of(User user) {
            return of(user, Optional.empty());
        }

        static Shown of(User.WithPassword made) {
            return of(made.user(), Optional.of(made.password()));
        }

        private static Shown of(User user, Optional<String> password) {
            return new Shown(user.id(), user.name(), user.role().word(), user.createdAt(), user.disabledAt(), password);
        }
    }

    public List<Route> routes() {
        Access manage = new Access.Needs(Permission.USERS_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/users", manage, this::list),
                new Route(Route.Method.POST, "/api/users", manage, this::add),
                new Route(Route.Method.PATCH, "/api/users/{id}", manage, this::change),
                new Route(Route.Method.POST, "/api/users/{id}/password", manage, this::resetPassword));
    }

    private Reply list(Request request) {
        return Reply.ok(Page.whole(users.all().stream().map(Shown::of).toList()));
    }

    private Reply add(Request request) {
        NewUser body = request.body(NewUser.class);
        Role role = Role.named(Request.required(body.role(), "role"));
        return Reply.created(Shown.of(users.add(Request.required(body.name(), "name"), role, request.principal())));
    }

    private Reply change(Request request) {
        Change body = request.body(Change.class);
        if ((body.role() == null) == (body.disabled() == null)) {
            throw new Incorrect("http.one-change", "change either \"role\" or \"disabled\", one at a time");
        }
        UUID id = request.id("id");
        Principal by = request.principal();
        if (body.role() != null) {
            return Reply.ok(Shown.of(users.changeRole(id, Role.named(body.role()), by)));
        }
        boolean disabled = Request.required(body.disabled(), "disabled");
        return Reply.ok(Shown.of(disabled ? users.disable(id, by) : users.enable(id, by)));
    }

    private Reply resetPassword(Request request) {
        return Reply.created(Shown.of(users.resetPassword(request.id("id"), request.principal())));
    }
}
