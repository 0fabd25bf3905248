package io.windrose.collect.ledger;

import io.windrose.core.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Queries of the lake, which takes no parameters beside their text. */
final class LedgerSql {
    private LedgerSql() {}

    /** A resource beside this class. */
    static String resource(String name) {
        try (InputStream in = LedgerSql.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new Fault(
                        "ledger.no-query", "the query %s is missing: install the program again".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Fault(
                    "ledger.no-query", "the query %s was not read: install the program again".formatted(name), e);
        }
    }

    /** Microseconds since 1970. */
    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
