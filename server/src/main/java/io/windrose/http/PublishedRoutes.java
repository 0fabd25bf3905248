package io.windrose.http;

import io.windrose.database.PublishedSchema.Published;
import io.windrose.database.PublishedSchema.Reader;
import io.windrose.security.Permission;
import io.windrose.visualize.Publications;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What programs of others read in PostgreSQL, and who lets them. */
public final class PublishedRoutes {
    private final Publications publications;

    public PublishedRoutes(Publications publications) {
        this.publications = publications;
    }

    private record Table(String name, String meaning, long rows, String snapshot, Instant publishedAt) {
        static Table of(Published table) {
            return new Table(table.name(), table.meaning(), table.rows(), table.version(), table.at());
        }
    }

    private record Door(String role, String host, int port, String database, Optional<String> password) {
        static Door of(Reader reader, Optional<String> password) {
            return new Door(reader.role(), reader.host(), reader.port(), reader.database(), password);
        }
    }

    private record Shown(List<Table> tables, Optional<Door> reader) {}

    public List<Route> routes() {
        Access access = new Access.Needs(Permission.PUBLISHED_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/published", access, request -> show()),
                new Route(Route.Method.POST, "/api/published", access, request -> publish()),
                new Route(Route.Method.POST, "/api/published/password", access, this::open),
                new Route(Route.Method.DELETE, "/api/published/password", access, this::close));
    }

    private Reply show() {
        return Reply.ok(new Shown(
                publications.contents().stream().map(Table::of).toList(),
                publications.reader().map(reader -> Door.of(reader, Optional.empty()))));
    }

    private Reply publish() {
        publications.publish();
        return show();
    }

    private Reply open(Request request) {
        Publications.Opened opened = publications.open(request.principal());
        return Reply.created(Door.of(opened.reader(), Optional.of(opened.password())));
    }

    private Reply close(Request request) {
        publications.close(request.principal());
        return Reply.nothing();
    }
}
