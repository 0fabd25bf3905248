package io.windrose.campaign.reconciliation;

import io.windrose.campaign.AskedDays;
import io.windrose.core.Company;
import io.windrose.core.Incorrect;
import io.windrose.lake.Lake;
import io.windrose.security.AuditLog;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * How money adds up, and how it differs from the shop's own records. {@code actor} is the name of who does it, for the
 * audit log. Thread-safe.
 */
public final class Reconciliations {
    private static final int MOST_DAYS = 1_100;
    private static final int MOST_CASES = 10_000;

    private final Jdbi jdbi;
    private final Lake lake;
    private final Company company;
    private final AuditLog audit;
    private final Books books;

    public Reconciliations(Jdbi jdbi, Lake lake, Company company, AuditLog audit, Clock clock) {
        this.jdbi = jdbi;
        this.lake = lake;
        this.company = company;
        this.audit = audit;
        this.books = new Books(jdbi, lake, clock, Books.MOST_LINES);
    }

    /** The shop's own records that were brought, the newest first. */
    public List<Book> books() {
        return books.all();
    }

    /**
     * Keeps the shop's own records: of the days of the file, in the place of what these records said before.
     *
     * @param zone of the clock whose midnight ends their days; without one, the company's
     * @param file separated text
     */
    public Book takeBooks(String name, Optional<ZoneId> zone, String file, String actor) {
        Book book = books.take(name, zone.orElse(company.zone()), file, actor);
        record(actor, "money.books", name, "%s to %s".formatted(book.firstDay(), book.lastDay()));
        return book;
    }

    public void forgetBooks(String name, String actor) {
        books.forget(name);
        record(actor, "money.books-forgotten", name, "");
    }

    /**
     * Of whole days, both ends included.
     *
     * @param source when given, rows and what is left out are of this source alone
     * @param held what the days are held against
     */
    public Reconciliation of(LocalDate from, LocalDate to, Optional<String> source, Optional<BooksChoice> held) {
        AskedDays.require(from, to, MOST_DAYS);
        LakeAnswers answers = new LakeAnswers(lake, company, from, to);
        return new Reconciliation(
                from,
                to,
                company.currency(),
                held,
                new SplitQueries(answers)
                        .rows().stream()
                                .filter(row -> source.filter(named -> !named.equals(row.sourceId()))
                                        .isEmpty())
                                .toList(),
                LeftOutQueries.of(source, new LeftOutQueries(answers).leftOut()),
                held.map(choice -> differences(answers, choice, from, to).compared())
                        .orElse(List.of()));
    }

    /** The orders that the differences of a range are made of, the most money first. */
    public List<Reconciliation.Case> cases(LocalDate from, LocalDate to, BooksChoice held, int limit) {
        AskedDays.require(from, to, MOST_DAYS);
        if (limit < 1 || limit > MOST_CASES) {
            throw new Incorrect(
                    "campaign.limit-out-of-range", "the limit is %d: give 1 to %d".formatted(limit, MOST_CASES));
        }
        return differences(new LakeAnswers(lake, company, from, to), held, from, to)
                .cases(limit);
    }

    private DifferenceQueries differences(LakeAnswers answers, BooksChoice held, LocalDate from, LocalDate to) {
        return switch (held) {
            case BooksChoice.Brought(String name) -> {
                Book book = books.find(name).orElseThrow(() -> Books.unknown(name, books.all()));
                yield DifferenceQueries.of(answers, book, from, to);
            }
            case BooksChoice.OfSource(String sourceId) -> {
                String told = "select 1 from order_statements where source_id = %s limit 1"
                        .formatted(answers.literal(sourceId));
                if (answers.ask(told, row -> row).isEmpty()) {
                    throw Books.unknown(held.word(), books.all());
                }
                yield DifferenceQueries.of(answers, sourceId, from, to);
            }
        };
    }

    private void record(String actor, String action, String subject, String detail) {
        jdbi.useTransaction(handle -> audit.record(handle, actor, action, subject, detail));
    }
}
