package io.windrose.http;

import io.windrose.campaign.reconciliation.Book;
import io.windrose.campaign.reconciliation.BooksChoice;
import io.windrose.campaign.reconciliation.Reconciliation;
import io.windrose.campaign.reconciliation.Reconciliations;
import io.windrose.collect.importing.Import;
import io.windrose.collect.importing.Imports;
import io.windrose.collect.importing.mapping.ImportKind;
import io.windrose.core.Company;
import io.windrose.core.Incorrect;
import io.windrose.security.Permission;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How money adds up, and how it differs from the shop's own records. */
public final class ReconciliationRoutes {
    private static final int USUAL_DAYS = 30;
    private static final int USUAL_CASES = 500;
    private static final int MOST_CASES = 10_000;
    private static final int MOST_MEGABYTES = 64;
    private static final String NO_BOOKS = "none";

    private final Reconciliations reconciliations;
    private final Imports imports;
    private final Company company;
    private final Clock clock;

    public ReconciliationRoutes(Reconciliations reconciliations, Imports imports, Company company, Clock clock) {
        this.reconciliations = reconciliations;
        this.imports = imports;
        this.company = company;
        this.clock = clock;
    }

    private record ShownBook(
            String name,
            String form,
            String zone,
            LocalDate firstDay,
            LocalDate lastDay,
            long lines,
            Instant broughtAt,
            String broughtBy) {
        static ShownBook of(Book book) {
            return new ShownBook(
                    book.name(),
                    book.form().word(),
                    book.zone().getId(),
                    book.firstDay(),
                    book.lastDay(),
                    book.lines(),
                    book.broughtAt(),
                    book.broughtBy());
        }
    }

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.MONEY_VIEW);
        Access manage = new Access.Needs(Permission.MONEY_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/money/reconciliation", view, this::range),
                new Route(Route.Method.GET, "/api/money/reconciliation/{day}", view, this::day),
                new Route(Route.Method.GET, "/api/money/books", view, request -> books()),
                new Route(Route.Method.POST, "/api/money/books", manage, (Route.Receiver) this::take),
                new Route(Route.Method.DELETE, "/api/money/books/{name}", manage, this::forget));
    }

    /** Those that are named; else the newest that were brought, if any were. */
    private Optional<BooksChoice> held(Request request) {
        Optional<String> named = request.query().apply("books");
        if (named.isPresent()) {
            return named.filter(name -> !name.equals(NO_BOOKS)).map(BooksChoice::parse);
        }
        return reconciliations.books().stream().findFirst().map(book -> new BooksChoice.Brought(book.name()));
    }

    private Reply range(Request request) {
        LocalDate to = request.day("to").orElseGet(() -> company.day(clock.instant()));
        LocalDate from = request.day("from").orElseGet(() -> to.minusDays(USUAL_DAYS - 1));
        Optional<String> source = request.query().apply("source");
        return Reply.ok(ReconciliationAnswer.of(reconciliations.of(from, to, source, held(request)), refused(source)));
    }

    private Reply day(Request request) {
        LocalDate day = request.pathDay("day");
        Optional<BooksChoice> held = held(request);
        int limit = (int) request.number("limit", USUAL_CASES, MOST_CASES);
        Reconciliation found = reconciliations.of(day, day, request.query().apply("source"), held);
        return Reply.ok(ReconciliationAnswer.OfDay.of(
                found,
                held.map(books -> reconciliations.cases(day, day, books, limit)).orElse(List.of())));
    }

    /** Of files with orders or costs, whenever they were brought: a row that cannot be read often has no day either. */
    private List<ReconciliationAnswer.RefusedRows> refused(Optional<String> source) {
        return imports.withRefused(Set.of(ImportKind.ORDERS, ImportKind.SPEND), source).stream()
                .map(ReconciliationRoutes::shown)
                .toList();
    }

    private static ReconciliationAnswer.RefusedRows shown(Import one) {
        return new ReconciliationAnswer.RefusedRows(
                one.id(),
                one.fileName(),
                one.sourceId(),
                one.kind().word(),
                one.counts().refused());
    }

    private Reply books() {
        return Reply.ok(
                Page.whole(reconciliations.books().stream().map(ShownBook::of).toList()));
    }

    private Reply take(Request request, InputStream body) {
        Optional<ZoneId> zone = request.query().apply("zone").map(ReconciliationRoutes::zone);
        String file = BroughtText.read(body, MOST_MEGABYTES, "campaign.books");
        return Reply.ok(ShownBook.of(reconciliations.takeBooks(
                request.query().apply("name").orElse("shop"),
                zone,
                file,
                request.principal().name())));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new Incorrect(
                    "campaign.books-zone", "\"%s\" is no time zone; name one as Europe/Berlin".formatted(name), e);
        }
    }

    private Reply forget(Request request) {
        reconciliations.forgetBooks(
                request.parameter("name"), request.principal().name());
        return Reply.nothing();
    }
}
