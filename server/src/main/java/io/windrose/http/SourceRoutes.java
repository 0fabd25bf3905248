package io.windrose.http;

import io.windrose.collect.Source;
import io.windrose.collect.Sources;
import io.windrose.security.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sources and their write keys. */
public final class SourceRoutes {
    private final Sources sources;

    public SourceRoutes(Sources sources) {
        this.sources = sources;
    }

    private record NewSource(@Nullable String name) {}

    private record ShownKey(String key, Instant createdAt, Optional<Instant> revokedAt) {
        static ShownKey of(Source.WriteKey key) {
            return new ShownKey(key.key(), key.createdAt(), key.revokedAt());
        }
    }

    private record Shown(String name, Instant createdAt, Optional<Instant> archivedAt, List<ShownKey> writeKeys) {
        static Shown of(Source source) {
            return new Shown(
                    source.id(),
                    source.createdAt(),
                    source.archivedAt(),
                    source.writeKeys().stream().map(ShownKey::of).toList());
        }
    }

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.SOURCES_VIEW);
        Access manage = new Access.Needs(Permission.SOURCES_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/sources", view, this::list).keepsToBrands(),
                new Route(Route.Method.POST, "/api/sources", manage, this::add),
                new Route(Route.Method.DELETE, "/api/sources/{name}", manage, this::archive).keepsToBrands(),
                new Route(Route.Method.POST, "/api/sources/{name}/keys", manage, this::addKey).keepsToBrands(),
                new Route(Route.Method.DELETE, "/api/sources/{name}/keys/{key}", manage, this::revokeKey)
                        .keepsToBrands());
    }

    private Reply list(Request request) {
        return Reply.ok(Page.whole(sources.all().stream()
                .filter(source -> request.limit().permits(source.id()))
                .map(Shown::of)
                .toList()));
    }

    private Reply add(Request request) {
        String name = Request.required(request.body(NewSource.class).name(), "name");
        return Reply.created(Shown.of(sources.add(name, request.principal().name())));
    }

    private static String name(Request request) {
        String name = request.parameter("name");
        request.limit().require(name);
        return name;
    }

    private Reply archive(Request request) {
        sources.archive(name(request), request.principal().name());
        return Reply.nothing();
    }

    private Reply addKey(Request request) {
        return Reply.created(ShownKey.of(
                sources.addWriteKey(name(request), request.principal().name())));
    }

    private Reply revokeKey(Request request) {
        sources.revokeWriteKey(
                name(request), request.parameter("key"), request.principal().name());
        return Reply.nothing();
    }
}
