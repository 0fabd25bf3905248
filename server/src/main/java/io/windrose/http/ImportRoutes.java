package io.windrose.http;

import io.windrose.collect.importing.Import;
import io.windrose.collect.importing.Imports;
import io.windrose.collect.importing.mapping.CurrencyRecognition;
import io.windrose.collect.importing.mapping.ImportKind;
import io.windrose.collect.importing.mapping.MappingJson;
import io.windrose.collect.importing.mapping.Recognition;
import io.windrose.collect.ledger.Ledger;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.security.Permission;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Files that people bring: received, looked at, read, broken off. */
public final class ImportRoutes {
    private final Imports imports;
    private final Clock clock;

    public ImportRoutes(Imports imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.IMPORTS_VIEW);
        Access manage = new Access.Needs(Permission.IMPORTS_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/imports", view, this::list).keepsToBrands(),
                new Route(Route.Method.POST, "/api/imports", manage, new Receiving()).keepsToBrands(),
                new Route(Route.Method.GET, "/api/imports/ledger", view, this::ledger).keepsToBrands(),
                new Route(Route.Method.GET, "/api/imports/{id}", view, this::show).keepsToBrands(),
                new Route(Route.Method.DELETE, "/api/imports/{id}", manage, this::remove).keepsToBrands(),
                new Route(Route.Method.GET, "/api/imports/{id}/preview", view, this::preview).keepsToBrands(),
                new Route(Route.Method.PUT, "/api/imports/{id}/mapping", manage, this::map).keepsToBrands(),
                new Route(Route.Method.POST, "/api/imports/{id}/start", manage, this::start).keepsToBrands(),
                new Route(Route.Method.POST, "/api/imports/{id}/stop", manage, this::stop).keepsToBrands(),
                new Route(Route.Method.GET, "/api/imports/{id}/refused", view, this::refused).keepsToBrands());
    }

    private final class Receiving implements Route.Receiver {
        @Override
        public Reply receive(Request request, InputStream body) {
            ImportKind kind = ImportKind.named(given(request, "kind"));
            String source = request.query().apply("source").orElse(kind.word());
            request.limit().require(Ledger.IMPORTED + source);
            Import received = imports.receive(
                    kind,
                    source,
                    request.query().apply("file").orElse("file"),
                    body,
                    hints(request),
                    request.principal().name());
            return Reply.created(shown(received));
        }
    }

    private static String given(Request request, String name) {
        return request.query()
                .apply(name)
                .orElseThrow(
                        () -> new Incorrect("http.missing-parameter", "the parameter \"" + name + "\" is missing"));
    }

    private Recognition.Hints hints(Request request) {
        String zone = request.query().apply("zone").orElse("UTC");
        Optional<String> currency = request.query().apply("currency").map(code -> code.toUpperCase(Locale.ROOT));
        currency.filter(code -> !CurrencyRecognition.isCode(code)).ifPresent(code -> {
            throw new Incorrect("import.currency", "\"" + code + "\" is no currency; give a code as EUR");
        });
        try {
            return new Recognition.Hints(
                    ZoneId.of(zone),
                    currency,
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1));
        } catch (DateTimeException e) {
            throw new Incorrect("import.zone", "\"" + zone + "\" is no time zone; name one as Europe/Berlin", e);
        }
    }

    private ImportForms.Shown shown(Import one) {
        return ImportForms.Shown.of(one, imports.progress(one.id()));
    }

    private Reply list(Request request) {
        int limit = (int) request.number("limit", 50, 500);
        Optional<UUID> before = request.query().apply("cursor").map(ImportRoutes::cursor);
        List<Import> found = imports.newest(before, limit, request.limit().sources());
        Optional<String> next = found.size() < limit
                ? Optional.empty()
                : Optional.of(found.getLast().id().toString());
        return Reply.ok(new Page<>(found.stream().map(this::shown).toList(), next));
    }

    private static UUID cursor(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Incorrect("http.cursor", "the cursor is none that a list gave; leave it out to begin", e);
        }
    }

    private Reply ledger(Request request) {
        return Reply.ok(Page.whole(
                imports
                        .ledger(
                                (int) request.number("limit", 50, 500),
                                request.limit().sources())
                        .stream()
                        .map(ImportForms.Line::of)
                        .toList()));
    }

    /** Of an import that the caller may see. */
    private Import find(Request request) {
        Import found = imports.find(request.id("id"));
        if (!request.limit().permits(found.sourceId())) {
            // In the words of one that is not there: even the source's name is another brand's.
            throw new NotFound(
                    "import.unknown", "there is no import %s; list the imports to see theirs".formatted(found.id()));
        }
        return found;
    }

    private UUID id(Request request) {
        return find(request).id();
    }

    private Reply show(Request request) {
        return Reply.ok(shown(find(request)));
    }

    private Reply remove(Request request) {
        imports.remove(id(request), request.principal().name());
        return Reply.nothing();
    }

    private Reply preview(Request request) {
        return Reply.ok(ImportForms.ShownPreview.of(imports.preview(id(request))));
    }

    private Reply map(Request request) {
        if (!request.contentType().equals(Reply.JSON)) {
            throw new Incorrect(
                    "http.unsupported-type", "send the mapping as JSON with \"Content-Type: application/json\"");
        }
        String json = new String(request.content(), StandardCharsets.UTF_8);
        return Reply.ok(ImportForms.ShownPreview.of(imports.map(
                id(request), MappingJson.read(json), request.principal().name())));
    }

    private Reply start(Request request) {
        return Reply.json(
                202, shown(imports.start(id(request), request.principal().name())));
    }

    private Reply stop(Request request) {
        UUID id = id(request);
        imports.stop(id, request.principal().name());
        return Reply.json(202, shown(imports.find(id)));
    }

    private Reply refused(Request request) {
        UUID id = id(request);
        return Reply.stream("text/csv", out -> imports.refused(id, out))
                .with("Content-Disposition", "attachment; filename=\"refused.csv\"");
    }
}
