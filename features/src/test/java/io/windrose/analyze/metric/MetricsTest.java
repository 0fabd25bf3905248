package io.windrose.analyze.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.analyze.AnalyzedLake;
import io.windrose.analyze.AnalyzedLake.Draft;
import io.windrose.campaign.CampaignLake;
import io.windrose.core.Company;
import io.windrose.core.Conflict;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.core.Problem;
import io.windrose.core.TextPlace;
import io.windrose.lake.Spend;
import io.windrose.lake.query.Query;
import io.windrose.security.Principal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTest {
    private static final Principal ADA = CampaignLake.MIA;
    private static final String ASKED = """
            name: asked
            title: Asked
            description: How often somebody asked.
            owner: ada
            measure: count
            event: Asked
            """;

    @TempDir
    private static Path folder;

    private static AnalyzedLake lake;
    private static Metrics metrics;

    @BeforeAll
    static void fill() throws IOException {
        lake = new AnalyzedLake(folder);
        lake.add(
                Draft.view("2026-03-02T10:00:00Z", "/").of(null, "ada").in("s1"),
                Draft.order("2026-03-02T10:10:00Z", "1", "30", "EUR")
                        .of(null, "ada")
                        .in("s1"),
                Draft.track("2026-03-02T22:30:00Z", "Asked").of(null, "ada"),
                Draft.track("2026-03-02T23:30:00Z", "Asked").of(null, "ada"),
                Draft.view("2026-03-03T10:00:00Z", "/").of(null, "bob"),
                Draft.view("2026-03-03T10:45:00Z", "/a").of(null, "bob"),
                Draft.order("2026-03-03T11:00:00Z", "2", "10", "EUR").of(null, "bob"),
                Draft.order("2026-03-03T12:00:00Z", "3", "20", "EUR").of(null, "ada"));
        lake.store();
        lake.lake.replaceSpend(List.of(new Spend(
                LocalDate.parse("2026-03-03"),
                1,
                "import:ads",
                "paid search",
                null,
                null,
                new BigDecimal("15"),
                "EUR",
                100L,
                7L,
                Instant.parse("2026-03-04T00:00:00Z"))));
        metrics = lake.metrics(new Company(ZoneId.of("Europe/Berlin"), "EUR"));
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    private static Map<String, Double> days(String name) {
        return lake.lake.query(Query.of("select day, value from metric_" + name), rows -> {
            Map<String, Double> days = new TreeMap<>();
            rows.forEachRemaining(row -> days.put(String.valueOf(row.get(0)), (Double) row.get(1)));
            return days;
        });
    }

    @Test
    void everyMetricThatComesWithTheProgramMakesSenseAndIsAView() {
        assertThat(metrics.list()).hasSizeGreaterThan(11).allSatisfy(stored -> {
            assertThat(stored.problem()).as(stored.name()).isEmpty();
            assertThat(days(stored.name())).as(stored.name()).isNotNull();
            assertThat(stored.metric().orElseThrow().description()).isNotEmpty();
        });
    }

    @Test
    void viewsHaveADayForEachDayOfTheCompany() {
        assertThat(days("orders")).isEqualTo(Map.of("2026-03-02", 1.0, "2026-03-03", 2.0));
        assertThat(days("revenue")).isEqualTo(Map.of("2026-03-02", 30.0, "2026-03-03", 30.0));
        assertThat(days("average_order_value")).isEqualTo(Map.of("2026-03-02", 30.0, "2026-03-03", 15.0));
        assertThat(days("buyers")).isEqualTo(Map.of("2026-03-02", 1.0, "2026-03-03", 2.0));
        assertThat(days("new_customers")).isEqualTo(Map.of("2026-03-02", 1.0, "2026-03-03", 1.0));
        assertThat(days("visits")).isEqualTo(Map.of("2026-03-02", 1.0, "2026-03-03", 2.0));
        assertThat(days("visitors")).isEqualTo(Map.of("2026-03-02", 1.0, "2026-03-03", 1.0));
        assertThat(days("conversion")).isEqualTo(Map.of("2026-03-02", 1.0, "2026-03-03", 1.0));
        assertThat(days("cost_per_order")).isEqualTo(Map.of("2026-03-03", 7.5));
        assertThat(days("return_on_ad_spend")).isEqualTo(Map.of("2026-03-03", 2.0));
    }

    @Test
    void aDefinitionIsKeptChangedAndDeleted() {
        StoredMetric kept = metrics.save("asked", ASKED, Optional.empty(), ADA);

        assertThat(kept.version()).isEqualTo(1);
        assertThat(days("asked")).isEqualTo(Map.of("2026-03-02", 1.0, "2026-03-03", 1.0));
        assertThatThrownBy(() -> metrics.save("asked", ASKED, Optional.empty(), ADA))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("version 1");
        String people = ASKED.replace("measure: count", "measure: people");
        assertThat(metrics.save("asked", people, Optional.of(1), ADA).version()).isEqualTo(2);
        metrics.save(
                "asked_twice",
                "name: asked_twice\ntitle: T\nmeasure: ratio\ndividend: asked\ndivisor: orders\n",
                Optional.empty(),
                ADA);
        assertThatThrownBy(() -> metrics.delete("asked", ADA))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("asked_twice");
        assertThatThrownBy(() -> metrics.save(
                        "asked",
                        "name: asked\ntitle: T\nmeasure: ratio\ndividend: asked_twice\ndivisor: orders\n",
                        Optional.of(2),
                        ADA))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("made of itself");
        metrics.delete("asked_twice", ADA);
        metrics.delete("asked", ADA);
        assertThatThrownBy(() -> metrics.fetch("asked")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> days("asked")).isInstanceOf(Problem.class);
    }

    @Test
    void aDefinitionCoversOneThatComesWithTheProgram() {
        metrics.save("visits", ASKED.replace("name: asked", "name: visits"), Optional.empty(), ADA);
        assertThat(metrics.fetch("visits").isBuiltIn()).isFalse();
        assertThat(metrics.metric("visits").title()).isEqualTo("Asked");

        metrics.delete("visits", ADA);
        assertThat(metrics.metric("visits").title()).isEqualTo("Visits");
        assertThatThrownBy(() -> metrics.delete("visits", ADA)).isInstanceOf(Conflict.class);
    }

    /** A bar begins a line. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            name: a|title: T|measure: cuont; 3; 10; there is no "cuont"
            name: a|title: T|measure: sum; 3; 10; needs a field
            name: a|title: T|measure: count|field: revenue; 4; 8; made of no field
            name: a|title: T|measure: count|filter: x; 4; 1; there is no "filter" here
            name: a|title: T|measure: count|title: U; 4; 1; there twice
            name: A b|title: T|measure: count; 1; 7; "A b" is no name
            name: a|measure: count; 1; 1; "title" is missing
            name: a|title: [T]|measure: count; 2; 8; a list or a map
            name: a|title: T|measure: sum|source: orders|field: price; 5; 8; orders have no number "price"
            name: a|title: T|measure: sum|field: country; 4; 8; country is text
            name: a|title: T|measure: quantile|field: properties.p|share: 2; 5; 8; share of a quantile is 2
            name: a|title: T|measure: quantile|field: properties.p; 4; 8; share of a quantile is 0
            name: a|title: T|measure: people|source: spend; 3; 10; nobody is known of spend
            name: a|title: T|measure: count|source: sales; 4; 9; there is no "sales"
            name: a|title: T|measure: count|source: orders|event: Asked; 3; 10; only events are chosen by type and name
            name: a|title: T|measure: count|type: tracks; 4; 7; there is no type "tracks"
            name: a|title: T|measure: count|where: x; 4; 8; is no list
            name: a|title: T|measure: count|where:|  - {field: price, is: known}; 5; 13; events have no "price"
            name: a|title: T|measure: count|where:|  - {field: country, is: like, value: D}; 5; 26; there is no "like"
            name: a|title: T|measure: count|where:|  - {field: country, is: above, value: 5}; 5; 5; country is text
            name: a|title: T|measure: count|where:|  - {field: country, is: is}; 5; 5; has no value
            name: a|title: T|measure: count|source: orders|where:|  - {field: properties.p, is: known}; 6; 13; orders have no "properties.p"
            name: a|title: T|measure: ratio|dividend: orders|divisor: nothing; 5; 10; there is no metric "nothing"
            name: a|title: T|measure: ratio|dividend: a|divisor: orders; 4; 11; made of itself
            name: a|title: T|measure: conversion|from: {type: page}|to: {type: page}|within: 7 days; 6; 9; these are the same
            name: a|title: T|measure: conversion|from: {type: page}|to: {event: A}|within: a week; 6; 9; "a week" is no time
            name: a|title: T|measure: conversion|from: {type: page}|to: {event: A}|within: 4000 days; 6; 9; 366 days
            name: a|title: T|measure: retention|first: {type: page}|again: {}|within: 12 hours; 6; 9; whole days
            name: a|title: T|measure: retention|first: {type: page}|within: 7 days; 1; 1; "again" is missing
            name: a|title: T|measure: count|check: {at-least: much}; 4; 19; "much" is no number
            name: a|title: T|measure: count|check: {at-least: 2, at-most: 1}; 4; 8; at least 2 and at most 1
            name: a|title: T|unit: euros|measure: count; 3; 7; there is no "euros"
            name: a|title: T: U|measure: count; 2; 9; quote what has a colon
            - a; 1; 1; names with values expected
            """)
    void whatIsWrongIsToldByLineAndColumn(String lines, int line, int column, String why) {
        assertThatThrownBy(() -> metrics.check(lines.replace('|', '\n')))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining(why)
                .hasMessageStartingWith("line %d, column %d: ", line, column)
                .satisfies(thrown -> assertThat(((Incorrect) thrown).place()).contains(new TextPlace(line, column, 0)));
    }

    @Test
    void anEmptyTextAndOneThatIsTooLongSaySo() {
        assertThatThrownBy(() -> metrics.check("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> metrics.check("#".repeat(70_000))).hasMessageContaining("70000 characters");
    }
}
