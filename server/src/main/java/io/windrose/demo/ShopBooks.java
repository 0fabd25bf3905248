package io.windrose.demo;

import io.windrose.core.Unavailable;
import io.windrose.market.Day;
import io.windrose.market.Refund;
import io.windrose.market.ShopOrder;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The shop's own records of a market as a file that {@code windrose money reconcile --books} takes, with the orders of
 * those who refuse analytics. It is there whole or not at all. For one thread.
 */
final class ShopBooks implements AutoCloseable {
    static final String NAME = "books.csv";

    private final Path file;
    private final Path part;
    private final BufferedWriter out;

    private ShopBooks(Path folder) throws IOException {
        this.file = folder.resolve(NAME);
        this.part = folder.resolve(NAME + ".part");
        this.out = Files.newBufferedWriter(part);
        out.write("order_id,day,gross,refunded,currency\n");
    }

    static ShopBooks in(Path folder) {
        try {
            return new ShopBooks(folder);
        } catch (IOException e) {
            throw unwritten(folder.resolve(NAME), e);
        }
    }

    void add(Day day) {
        try {
            for (ShopOrder order : day.orders()) {
                out.write("%s,%s,%s,,%s\n".formatted(order.orderId(), order.at(), order.revenue(), order.currency()));
            }
            for (Refund refund : day.refunds()) {
                out.write(
                        "%s,%s,,%s,%s\n".formatted(refund.orderId(), refund.at(), refund.amount(), refund.currency()));
            }
        } catch (IOException e) {
            throw unwritten(file, e);
        }
    }

    /** All days were added. */
    void finish() {
        try {
            out.close();
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritten(file, e);
        }
    }

    @Override
    public void close() {
        try {
            try {
                out.close();
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw unwritten(file, e);
        }
    }

    private static Unavailable unwritten(Path file, IOException cause) {
        return new Unavailable(
                "demo.books-unwritten", file + " cannot be written; make room there, or name another folder", cause);
    }
}
