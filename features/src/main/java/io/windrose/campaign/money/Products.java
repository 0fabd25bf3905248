package io.windrose.campaign.money;

import io.windrose.lake.Lake;
import io.windrose.lake.query.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** The table of products, with what they cost and since when. Thread-safe. */
final class Products {
    private static final long MOST = 10_000_000;

    private final Lake lake;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();

    Products(Lake lake, Clock clock) {
        this.lake = lake;
        this.clock = clock;
    }

    /** Takes them in beside those that are there; of the same number and day the newer ones stay. */
    ProductsTaken take(String file) {
        ProductFile.Read read = ProductFile.read(file, clock.instant());
        lock.lock();
        try {
            Map<String, SortedMap<LocalDate, Product>> all = stored();
            long changed = 0;
            for (Product each : read.products()) {
                Product before =
                        all.computeIfAbsent(each.sku(), any -> new TreeMap<>()).put(each.validFrom(), each);
                changed += before != null && isSame(before, each) ? 0 : 1;
            }
            if (changed > 0) {
                lake.replaceAll(
                        Product.TABLE,
                        all.values().stream()
                                .flatMap(costs -> chained(costs).stream())
                                .toList());
            }
            return new ProductsTaken(read.products().size(), changed, read.refused());
        } finally {
            lock.unlock();
        }
    }

    private static boolean isSame(Product one, Product other) {
        return one.name().equals(other.name())
                && one.category().equals(other.category())
                && one.cost().equals(other.cost())
                && one.currency().equals(other.currency());
    }

    /** Each holds until the next one does. */
    private static List<Product> chained(SortedMap<LocalDate, Product> costs) {
        List<Product> chained = new ArrayList<>();
        Optional<LocalDate> next = Optional.empty();
        for (Product each : List.copyOf(costs.values()).reversed()) {
            chained.addFirst(each.until(next));
            next = Optional.of(each.validFrom());
        }
        return chained;
    }

    private Map<String, SortedMap<LocalDate, Product>> stored() {
        Map<String, SortedMap<LocalDate, Product>> all = new TreeMap<>();
        String sql = "select %s from stored_products".formatted(Product.COLUMNS);
        lake.query(Query.of(sql).limitedTo(MOST), rows -> {
            while (rows.hasNext()) {
                Product product = Product.of(new Cells(rows.next()));
                all.computeIfAbsent(product.sku(), any -> new TreeMap<>()).put(product.validFrom(), product);
            }
            return all;
        });
        return all;
    }

    /** So many products after a number, each with all that it costs since when. */
    List<Product> list(String after, int limit) {
        String sql = """
                select %s from stored_products
                where sku in (select distinct sku from stored_products where sku > %s order by sku limit %d)
                order by sku, valid_from""".formatted(Product.COLUMNS, lake.engine().dialect().literal(after), limit);
        return lake.query(Query.of(sql), rows -> {
            List<Product> found = new ArrayList<>();
            while (rows.hasNext()) {
                found.add(Product.of(new Cells(rows.next())));
            }
            return found;
        });
    }
}
