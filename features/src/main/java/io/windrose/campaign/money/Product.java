package io.windrose.campaign.money;

import io.windrose.lake.RoomTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a product costs from a day on: a row of the table {@code products}.
 *
 * @param validTo the first day on which the next row holds; empty for the last
 */
public record Product(
        String sku,
        LocalDate validFrom,
        Optional<LocalDate> validTo,
        Optional<String> name,
        Optional<String> category,
        Optional<BigDecimal> cost,
        Optional<String> currency,
        Instant importedAt) {
    /** Of a cost that names no day: it holds since ever. */
    static final LocalDate EVER = LocalDate.EPOCH;

    static final RoomTable<Product> TABLE =
            new RoomTable<>("products", List.of("sku", "valid_from"), List.of("imported_at"), Product::values);
    static final String COLUMNS = "sku, valid_from, valid_to, name, category, cost, currency, imported_at";

    static Product of(Cells row) {
        return new Product(
                row.text(),
                row.day(),
                Optional.ofNullable(row.dayOrNull()),
                Optional.ofNullable(row.textOrNull()),
                Optional.ofNullable(row.textOrNull()),
                Optional.ofNullable(row.amountOrNull()),
                Optional.ofNullable(row.textOrNull()),
                row.time());
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(
                sku,
                validFrom,
                validTo.orElse(null),
                name.orElse(null),
                category.orElse(null),
                cost.orElse(null),
                currency.orElse(null),
                importedAt);
    }

    Product until(Optional<LocalDate> next) {
        return new Product(sku, validFrom, next, name, category, cost, currency, importedAt);
    }
}
