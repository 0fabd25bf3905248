package io.windrose.campaign.money;

import static java.util.Objects.requireNonNull;

import io.windrose.lake.query.QueryResult;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of a row of an answer, one after the other. Engines add numbers up to larger types than they count in. */
public final class Cells {
    private final Iterator<@Nullable Object> values;

    public Cells(List<@Nullable Object> row) {
        this.values = row.iterator();
    }

    /** What each row says. */
    public static <T> List<T> read(QueryResult rows, Function<Cells, T> reader) {
        List<T> read = new ArrayList<>();
        while (rows.hasNext()) {
            read.add(reader.apply(new Cells(rows.next())));
        }
        return read;
    }

    public String text() {
        return requireNonNull(textOrNull());
    }

    @Nullable
    public String textOrNull() {
        return (String) values.next();
    }

    public long number() {
        Object value = values.next();
        return value == null ? 0 : ((Number) value).longValue();
    }

    public boolean truth() {
        return Boolean.TRUE.equals(values.next());
    }

    Instant time() {
        return requireNonNull(timeOrNull());
    }

    @Nullable
    Instant timeOrNull() {
        return (Instant) values.next();
    }

    public LocalDate day() {
        return requireNonNull(dayOrNull());
    }

    @Nullable
    public LocalDate dayOrNull() {
        return (LocalDate) values.next();
    }

    /** Zero where there is none. */
    public BigDecimal amount() {
        BigDecimal amount = amountOrNull();
        return amount == null ? BigDecimal.ZERO : amount;
    }

    @Nullable
    public BigDecimal amountOrNull() {
        return switch (values.next()) {
            case null -> null;
            case BigDecimal amount -> amount;
            case BigInteger whole -> new BigDecimal(whole);
            case Number number -> BigDecimal.valueOf(number.longValue());
            case Object other -> throw new IllegalStateException(other + " is no amount");
        };
    }
}
