package io.windrose.campaign.money;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.windrose.core.Incorrect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads products from separated text with the columns {@code sku}, {@code name}, {@code category}, {@code cost},
 * {@code currency}, {@code valid_from}, of which only the first must be there.
 */
final class ProductFile {
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());

    private ProductFile() {}

    /**
     * What is in a file.
     *
     * @param refused rows that cannot be taken, with their lines and the reasons
     */
    record Read(List<Product> products, List<RefusedLine> refused) {}

    static Read read(String text, Instant now) {
        List<Product> products = new ArrayList<>();
        List<RefusedLine> refused = new ArrayList<>();
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        char separator = plain.lines().findFirst().orElse("").contains(";") ? ';' : ',';
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(plain)) {
            for (NamedCsvRecord row : rows) {
                if (!row.getHeader().contains("sku")) {
                    throw new Incorrect(
                            "campaign.products-unreadable",
                            "the file has no column sku: name its columns sku, name, category, cost, currency, valid_from");
                }
                try {
                    products.add(product(row, now));
                } catch (IllegalArgumentException e) {
                    refused.add(new RefusedLine(row.getStartingLineNumber(), String.valueOf(e.getMessage())));
                }
            }
        } catch (CsvParseException e) {
            throw new Incorrect("campaign.products-unreadable", "the file is no separated text: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Read(products, refused);
    }

    private static Product product(NamedCsvRecord row, Instant now) {
        String sku = cell(row, "sku").orElseThrow(() -> new IllegalArgumentException("sku is empty"));
        Optional<BigDecimal> cost = cell(row, "cost").map(ProductFile::cost);
        Optional<String> currency = cell(row, "currency").map(code -> code.toUpperCase(Locale.ROOT));
        currency.filter(code -> !CURRENCIES.contains(code)).ifPresent(code -> {
            throw new IllegalArgumentException("currency is \"%s\": give a code as EUR".formatted(code));
        });
        return new Product(
                sku,
                cell(row, "valid_from").map(ProductFile::day).orElse(Product.EVER),
                Optional.empty(),
                cell(row, "name"),
                cell(row, "category"),
                cost,
                currency,
                now);
    }

    private static BigDecimal cost(String written) {
        BigDecimal cost;
        try {
            cost = new BigDecimal(written);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("cost is \"%s\": write it as 12.50".formatted(written), e);
        }
        BigDecimal money = Told.money(cost);
        if (money == null || money.signum() < 0) {
            throw new IllegalArgumentException("cost is %s: give 0 or more, with 14 digits at most".formatted(written));
        }
        return money;
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("valid_from is \"%s\": write it as 2026-11-20".formatted(written), e);
        }
    }

    private static Optional<String> cell(NamedCsvRecord row, String name) {
        return row.findField(name).map(String::strip).filter(cell -> !cell.isEmpty());
    }
}
