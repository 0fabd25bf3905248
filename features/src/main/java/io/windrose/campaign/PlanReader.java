package io.windrose.campaign;

import io.windrose.campaign.CampaignColumns.Column;
import io.windrose.core.Incorrect;
import io.windrose.security.Principal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads what is planned off a row of a file; several values in a cell stand apart by {@code |}. */
final class PlanReader {
    private final CampaignColumns columns;
    private final Principal by;
    private final Map<String, UUID> brands = new HashMap<>();

    PlanReader(Handle handle, CampaignColumns columns, Principal by) {
        this.columns = columns;
        this.by = by;
        handle.createQuery("select id, lower(name) as name from campaign.brands")
                .map((row, context) -> Map.entry(row.getString("name"), row.getObject("id", UUID.class)))
                .forEach(brand -> brands.put(brand.getKey(), brand.getValue()));
    }

    CampaignPlan plan(List<String> row) {
        Optional<LocalDate> start = day(row, Column.START);
        Optional<LocalDate> end = day(row, Column.END);
        return new CampaignPlan(
                columns.cell(row, Column.NAME).orElse(""),
                columns.cell(row, Column.OBJECTIVE).orElse(""),
                columns.cell(row, Column.OWNER).orElse(by.name()),
                columns.cell(row, Column.BRAND).map(this::brand),
                columns.cell(row, Column.MARKET),
                start,
                end,
                columns.cell(row, Column.APPROVER),
                budget(row, start, end),
                target(row),
                several(row, Column.CHANNELS),
                several(row, Column.SEGMENTS),
                several(row, Column.MESSAGES),
                several(row, Column.EXPERIMENTS));
    }

    private UUID brand(String name) {
        UUID found = brands.get(name.toLowerCase(Locale.ROOT));
        if (found == null) {
            throw new Incorrect("campaign.unknown-brand", "there is no brand \"" + name + "\": add it first");
        }
        return found;
    }

    private Optional<Budget> budget(List<String> row, Optional<LocalDate> start, Optional<LocalDate> end) {
        Optional<BigDecimal> total = number(row, Column.BUDGET);
        if (total.isEmpty()) {
            return Optional.empty();
        }
        if (start.isEmpty() || end.isEmpty() || end.get().isBefore(start.get())) {
            throw new Incorrect(
                    "campaign.budget-without-dates",
                    "there is a budget without a first and a last day to divide it by: give start and end");
        }
        String currency = columns.cell(row, Column.CURRENCY)
                .orElseThrow(() -> new Incorrect(
                        "campaign.budget-without-currency", "there is a budget without a currency: give one, as EUR"));
        BigDecimal amount = Amounts.positive("budget", total.get());
        return Optional.of(Budget.even(currency.toUpperCase(Locale.ROOT), amount, start.get(), end.get()));
    }

    private Optional<Target> target(List<String> row) {
        Optional<String> metric = columns.cell(row, Column.TARGET_METRIC);
        Optional<BigDecimal> value = number(row, Column.TARGET_VALUE);
        if (metric.isPresent() != value.isPresent()) {
            throw new Incorrect(
                    "campaign.half-target", "a target is a metric and a value: give target metric and target value");
        }
        return metric.map(word -> new Target(Target.Metric.named(word), value.orElseThrow()));
    }

    private Optional<LocalDate> day(List<String> row, Column column) {
        return columns.cell(row, column).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new Incorrect(
                        "campaign.no-day", "%s is \"%s\": give a day as 2026-11-22".formatted(column.word(), text), e);
            }
        });
    }

    private Optional<BigDecimal> number(List<String> row, Column column) {
        return columns.cell(row, column).map(text -> {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw new Incorrect(
                        "campaign.no-number",
                        "%s is \"%s\": give a number as 1234.50".formatted(column.word(), text),
                        e);
            }
        });
    }

    private List<String> several(List<String> row, Column column) {
        return columns.cell(row, column).stream()
                .flatMap(text -> Arrays.stream(text.split("\\|", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
