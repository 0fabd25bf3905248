package io.windrose.campaign.reconciliation;

import io.windrose.campaign.money.Cells;
import io.windrose.core.Conflict;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** The shop's own records: their names in PostgreSQL, their lines in the lake. Thread-safe. */
final class Books {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    static final long MOST_LINES = 20_000_000;
    private static final String WAIT =
            "select pg_advisory_xact_lock(hashtextextended('windrose.campaign.books', 0)) is not null";
    private static final RowMapper<Book> BOOK = (row, context) -> new Book(
            row.getString("name"),
            Book.Form.named(row.getString("form")),
            ZoneId.of(row.getString("zone")),
            row.getObject("first_day", LocalDate.class),
            row.getObject("last_day", LocalDate.class),
            row.getLong("lines"),
            row.getObject("brought_at", OffsetDateTime.class).toInstant(),
            row.getString("brought_by"));

    private final Jdbi jdbi;
    private final Lake lake;
    private final Clock clock;
    private final long mostLines;

    /** @param mostLines of one book */
    Books(Jdbi jdbi, Lake lake, Clock clock, long mostLines) {
        this.jdbi = jdbi;
        this.lake = lake;
        this.clock = clock;
        this.mostLines = mostLines;
    }

    /** The newest first. */
    List<Book> all() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from campaign.books order by brought_at desc, name")
                        .map(BOOK)
                        .list());
    }

    Optional<Book> find(String name) {
        return jdbi.withHandle(handle -> find(handle, name));
    }

    private static Optional<Book> find(Handle handle, String name) {
        return handle.createQuery("select * from campaign.books where name = :name")
                .bind("name", name)
                .map(BOOK)
                .findOne();
    }

    /**
     * Keeps what a file says of the days from its first to its last, in the place of what was said of them before; of
     * another form or zone than before, in the place of everything.
     */
    Book take(String name, ZoneId zone, String file, String actor) {
        if (!NAME.matcher(name).matches()) {
            throw new Incorrect(
                    "campaign.books-name",
                    "the books are called \"%s\": give up to 63 small letters, digits, and . _ -".formatted(name));
        }
        BooksFile.Read read = BooksFile.read(name, zone, file);
        return jdbi.inTransaction(handle -> {
            awaitTurn(handle);
            Optional<Book> before = find(handle, name)
                    .filter(known -> known.form() == read.form() && known.zone().equals(zone));
            before.ifPresent(known -> requireNoGap(known, read));
            Set<BookEntry.Key> gone = keys(name);
            long known = gone.size();
            before.ifPresent(any -> gone.removeIf(
                    key -> key.day().isBefore(read.firstDay()) || key.day().isAfter(read.lastDay())));
            long lines = known - gone.size() + read.entries().size();
            requireRoom(name, lines);
            read.entries().forEach(entry -> gone.remove(entry.key()));
            replace(name, read.entries(), gone);
            Book book = new Book(
                    name,
                    read.form(),
                    zone,
                    before.map(Book::firstDay).filter(read.firstDay()::isAfter).orElse(read.firstDay()),
                    before.map(Book::lastDay).filter(read.lastDay()::isBefore).orElse(read.lastDay()),
                    lines,
                    clock.instant(),
                    actor);
            keep(handle, book);
            return book;
        });
    }

    /** One file at a time, on whatever node. */
    private static void awaitTurn(Handle handle) {
        handle.createQuery(WAIT).mapTo(Boolean.class).one();
    }

    private void requireRoom(String name, long lines) {
        if (lines > mostLines) {
            throw new Incorrect(
                    "campaign.books-too-long",
                    "the books \"%s\" would have %d lines: they have %d at most, so bring fewer days, or give the file another name"
                            .formatted(name, lines, mostLines));
        }
    }

    private void replace(String name, List<BookEntry> entries, Set<BookEntry.Key> gone) {
        lake.replace(
                BookEntry.TABLE,
                entries,
                gone.stream().map(key -> BookEntry.named(name, key)).toList());
    }

    private static void requireNoGap(Book known, BooksFile.Read read) {
        if (read.firstDay().isAfter(known.lastDay().plusDays(1))
                || read.lastDay().isBefore(known.firstDay().minusDays(1))) {
            throw new Conflict(
                    "campaign.books-gap",
                    "the file tells of %s to %s and the books \"%s\" of %s to %s: bring the days between as well, or give the file another name"
                            .formatted(
                                    read.firstDay(), read.lastDay(), known.name(), known.firstDay(), known.lastDay()));
        }
    }

    private static void keep(Handle handle, Book book) {
        handle.createUpdate("""
                        insert into campaign.books
                            (name, form, zone, first_day, last_day, lines, brought_at, brought_by)
                        values (:name, :form, :zone, :first, :last, :lines, :at, :by)
                        on conflict (name) do update
                        set form = excluded.form, zone = excluded.zone, first_day = excluded.first_day,
                            last_day = excluded.last_day, lines = excluded.lines, brought_at = excluded.brought_at,
                            brought_by = excluded.brought_by""")
                .bind("name", book.name())
                .bind("form", book.form().word())
                .bind("zone", book.zone().getId())
                .bind("first", book.firstDay())
                .bind("last", book.lastDay())
                .bind("lines", book.lines())
                .bind("at", book.broughtAt().atOffset(ZoneOffset.UTC))
                .bind("by", book.broughtBy())
                .execute();
    }

    void forget(String name) {
        jdbi.useTransaction(handle -> {
            awaitTurn(handle);
            if (handle.execute("delete from campaign.books where name = ?", name) == 0) {
                throw unknown(name, all());
            }
            replace(name, List.of(), keys(name));
        });
    }

    static NotFound unknown(String name, List<Book> known) {
        return new NotFound(
                "campaign.unknown-books",
                "there are no books \"%s\": %s, or name a source as source:import:orders"
                        .formatted(
                                name,
                                known.isEmpty()
                                        ? "bring a file"
                                        : "there are "
                                                + String.join(
                                                        ", ",
                                                        known.stream()
                                                                .map(Book::name)
                                                                .toList())));
    }

    /** All of them, since no more than are read here were ever taken. */
    private Set<BookEntry.Key> keys(String name) {
        String sql = "select day, line from book_entries where book = %s"
                .formatted(lake.engine().dialect().literal(name));
        return lake.query(Query.of(sql).limitedTo(mostLines), rows -> {
            Set<BookEntry.Key> keys = new HashSet<>();
            while (rows.hasNext()) {
                Cells row = new Cells(rows.next());
                keys.add(new BookEntry.Key(row.day(), row.number()));
            }
            return keys;
        });
    }
}
