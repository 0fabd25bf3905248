package io.windrose.collect.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.collect.importing.mapping.Field;
import io.windrose.collect.importing.mapping.ImportKind;
import io.windrose.collect.importing.mapping.Mapping;
import io.windrose.collect.importing.mapping.MappingJson;
import io.windrose.collect.importing.mapping.TimeForm;
import io.windrose.core.Conflict;
import io.windrose.core.Incorrect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportsTest {
    /** As a shop's till writes it: lines of 1001 in two places, a cancellation, an order without a customer. */
    private static final String GERMAN = """
            Bestellnummer;Bestelldatum;Kundennr;Artikelnummer;Bezeichnung;Menge;Einzelpreis;Währung;Land
            1001;03.02.2026 10:15;K7;A1;Übertopf;2;1.234,50 €;EUR;Deutschland
            1002;03.02.2026 11:00;;A2;Gießkanne;1;9,95 €;EUR;Österreich
            1001;03.02.2026 10:15;K7;A3;"Schere; groß";1;5,00 €;EUR;Deutschland
            C1001;28.02.2026 09:00;K7;A3;"Schere; groß";-1;5,00 €;EUR;Deutschland
            1003;31.02.2026 12:00;K8;A1;Übertopf;1;1,00 €;EUR;Deutschland
            1004;01.03.2026 12:00;K8;A1;Übertopf;eins;1,00 €;EUR;Deutschland
            1004;01.03.2026 12:00;K8;A2;Gießkanne;1;9,95 €;EUR;Deutschland
            """;

    @TempDir
    static Path folder;

    private ImportedLake lake;

    @BeforeAll
    void open() {
        lake = new ImportedLake(folder);
    }

    @AfterAll
    void close() {
        lake.close();
    }

    @Test
    void readsOrdersAsATillWritesThem() {
        Import one =
                lake.finish(lake.receive(ImportKind.ORDERS, "till", GERMAN.getBytes(Charset.forName("windows-1252"))));

        assertThat(lake.rows("""
                select event_id, name, occurred_at, user_id, anonymous_id, country, order_id, revenue, currency
                from events where source_id = 'import:till' order by event_id"""))
                .containsExactly(
                        row(
                                "order-1001",
                                "Order Completed",
                                time("2026-02-03T10:15:00Z"),
                                "K7",
                                null,
                                "DE",
                                "1001",
                                money("2474.0000"),
                                "EUR"),
                        row(
                                "order-1002",
                                "Order Completed",
                                time("2026-02-03T11:00:00Z"),
                                null,
                                "order-1002",
                                "AT",
                                "1002",
                                money("9.9500"),
                                "EUR"),
                        row(
                                "refund-C1001",
                                "Order Refunded",
                                time("2026-02-28T09:00:00Z"),
                                "K7",
                                null,
                                "DE",
                                "C1001",
                                money("-5.0000"),
                                "EUR"));
        assertThat(
                        lake.rows(
                                "select properties.products::json::varchar from events where event_id = 'order-1001' and source_id = 'import:till'"))
                .containsExactly(
                        List.of("[{\"name\":\"Übertopf\",\"price\":1234.5,\"product_id\":\"A1\",\"quantity\":2},"
                                + "{\"name\":\"Schere; groß\",\"price\":5.0,\"product_id\":\"A3\",\"quantity\":1}]"));
        assertThat(one.counts()).isEqualTo(new Counts(7, 3, Map.of(), 3, 3, 0));
        assertThat(lake.refused(one))
                .contains("6,\"ordered_at is \"\"31.02.2026 12:00\"\"")
                .contains("\n7,\"of order 1004, a line: quantity is \"\"eins\"\"")
                .contains("\n8,\"of order 1004,");
    }

    @Test
    void takesRefusedRowsThatWereMended() {
        Import one = lake.finish(lake.receive(ImportKind.ORDERS, "mended", GERMAN.getBytes(StandardCharsets.UTF_8)));

        Import again = lake.bring(
                ImportKind.ORDERS,
                "mended",
                lake.refused(one).replace("31.02.", "28.02.").replace("eins", "1"));

        assertThat(again.counts().stored()).isEqualTo(2);
        assertThat(lake.rows("select count(*) from events where source_id = 'import:mended'"))
                .containsExactly(List.of(5L));
    }

    @Test
    void readingAFileAgainChangesNothing() {
        String orders = "order id,date,customer,total\n1,2026-01-05,ada,10.00\n2,2026-01-06,bob,20.00\n";
        lake.bring(ImportKind.ORDERS, "again", orders);
        String all =
                "select * exclude (properties, context) from events where source_id = 'import:again' order by event_id";
        var before = lake.rows(all);

        Import again = lake.bring(ImportKind.ORDERS, "again", orders + "3,2026-01-07,cyd,30.00\n");

        assertThat(again.counts().known()).isEqualTo(2);
        assertThat(again.counts().stored()).isEqualTo(1);
        assertThat(lake.rows(all)).hasSize(3).containsAll(before);
    }

    /** The lake has the chunk, and PostgreSQL does not know it: as after kill -9 between the two. */
    @Test
    void goesOnAfterAnEndBetweenCommitAndNote() {
        Import one = lake.bring(
                ImportKind.ORDERS, "killed", "order id,date,total\n1,2026-01-05,10.00\n2,2026-01-06,20.00\n");
        lake.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update collect.imports set state = 'running', chunks = 0, stored = 0 where id = ?", one.id()));
        lake.reopen();
        assertThat(lake.imports.find(one.id()).state()).isEqualTo(Import.State.STOPPED);

        Import again = lake.finish(one);

        assertThat(again.counts()).isEqualTo(new Counts(2, 0, Map.of(), 2, 2, 0));
        assertThat(lake.rows("select count(*) from events where source_id = 'import:killed'"))
                .containsExactly(List.of(2L));
        assertThat(lake.imports.ledger(100))
                .filteredOn(line -> line.of().id().equals(one.id()))
                .singleElement()
                .satisfies(line -> assertThat(line.difference()).isZero());
    }

    @Test
    void theLedgerSeesEventsThatAreMissing() {
        Import one = lake.bring(ImportKind.ORDERS, "lost", "order id,date,total\n1,2026-01-05,10.00\n");
        lake.database
                .jdbi()
                .useHandle(handle ->
                        handle.execute("update collect.imports set events = 3, stored = 3 where id = ?", one.id()));

        assertThat(lake.imports.ledger(100))
                .filteredOn(line -> line.of().id().equals(one.id()))
                .singleElement()
                .satisfies(line -> assertThat(line.difference()).isEqualTo(2));
    }

    @Test
    void keepsWeeklyCostsOfAWideFile() {
        String wide = "DATE,tv_S,search_S,search_clicks_P,revenue\n2026-01-05,10.5,3,100,999\n2026-01-12,0,4,120,999\n";
        Import one = lake.bring(ImportKind.SPEND, "media", wide);
        Import again = lake.bring(ImportKind.SPEND, "media", wide.replace("10.5", "11"));

        assertThat(one.counts().stored()).isEqualTo(4);
        assertThat(again.counts()).isEqualTo(new Counts(2, 0, Map.of(), 4, 1, 3));
        assertThat(lake.rows("""
                select day::varchar, days, channel, cost, clicks from spend
                where source_id = 'import:media' order by day, channel"""))
                .containsExactly(
                        row("2026-01-05", 7L, "search", money("3.0000"), 100L),
                        row("2026-01-05", 7L, "tv", money("11.0000"), null),
                        row("2026-01-12", 7L, "search", money("4.0000"), 120L),
                        row("2026-01-12", 7L, "tv", money("0.0000"), null));
    }

    @Test
    void addsUpCostsOfOneDayChannelAndCampaign() {
        lake.bring(ImportKind.SPEND, "ads", """
                Day,Campaign,Ad group,Platform,Cost (EUR),Impr.,Clicks
                2026-01-05,Brand,one,Google,1.10,10,1
                2026-01-05,Brand,two,Google,2.20,20,2
                """);

        assertThat(lake.rows("""
                select channel, campaign, cost, currency, impressions, clicks, days from spend
                where source_id = 'import:ads'""")).containsExactly(row("google", "Brand", money("3.3000"), "EUR", 30L, 3L, 1L));
    }

    @Test
    void refusesACostBelowZero() {
        Import single = lake.bring(
                ImportKind.SPEND, "below", "Day,Platform,Cost\n2026-01-05,Google,-1.10\n2026-01-06,Google,2\n");
        Import wide =
                lake.bring(ImportKind.SPEND, "belowwide", "DATE,tv_S,search_S\n2026-01-05,10.5,-3\n2026-01-12,1,4\n");

        assertThat(lake.refused(single)).contains("-1.10", "give 0 or more");
        assertThat(lake.refused(wide)).contains("cost is -3");
        assertThat(
                        lake.rows(
                                "select source_id, count(*), min(cost) from spend where source_id like 'import:below%' group by 1 order by 1"))
                .containsExactly(
                        row("import:below", 1L, money("2.0000")), row("import:belowwide", 2L, money("1.0000")));
    }

    @Test
    void refusesACostInACurrencyThatIsNone() {
        Import one = lake.bring(
                ImportKind.SPEND,
                "currency",
                "Day,Platform,Cost,Currency\n2026-01-05,Google,1.10,EURO\n2026-01-06,Google,2,EUR\n");

        assertThat(lake.refused(one)).contains("2,", "EURO");
        assertThat(lake.rows("select count(*), sum(cost) from spend where source_id = 'import:currency'"))
                .containsExactly(row(1L, money("2.0000")));
    }

    @Test
    void makesJourneysOfPaths() {
        Import one = lake.bring(ImportKind.TOUCHES, "paths", """
                path,total_conversions,total_conversion_value,total_null
                Search > email,3,10.00,1
                search,0,0,2
                """);

        assertThat(one.counts().events()).isEqualTo(4 * 2 + 3 + 2);
        assertThat(lake.rows("""
                select name, channel, count(*), sum(revenue), min(occurred_at) from events
                where source_id = 'import:paths' group by all order by name, channel"""))
                .containsExactly(
                        row("Order Completed", null, 3L, money("10.0000"), time("2026-03-01T00:02:00Z")),
                        row("Touch Recorded", "email", 4L, null, time("2026-03-01T00:01:00Z")),
                        row("Touch Recorded", "search", 6L, null, time("2026-03-01T00:00:00Z")));
        assertThat(lake.rows("select count(distinct person) from events where source_id = 'import:paths'"))
                .containsExactly(List.of(6L));
    }

    @Test
    void takesTouchesWithTheirConversions() {
        lake.bring(ImportKind.TOUCHES, "crm", """
                timestamp,visitor id,utm_source,utm_medium,conversion,value
                2026-01-05T10:00:00+01:00,v1,google,cpc,no,
                2026-01-05T11:00:00+01:00,v1,newsletter,email,yes,12.50
                """);

        assertThat(lake.rows("""
                select name, occurred_at, anonymous_id, channel, revenue from events
                where source_id = 'import:crm' order by occurred_at, name desc"""))
                .containsExactly(
                        row("Touch Recorded", time("2026-01-05T09:00:00Z"), "v1", "paid search", null),
                        row("Touch Recorded", time("2026-01-05T10:00:00Z"), "v1", "email", null),
                        row("Order Completed", time("2026-01-05T10:00:00Z"), "v1", null, money("12.5000")));
    }

    @Test
    void tellsWhoIsWhoByContacts() {
        lake.identified.clear();
        lake.bring(ImportKind.CONTACTS, "people", """
                Customer ID,Visitor ID,E-Mail,Postcode,Age,Newsletter
                ada,v-ada,ada@example.com,01067,36,yes
                bob,,bob@example.com,10115,41,no
                """);

        assertThat(lake.rows("""
                select user_id, anonymous_id, properties.email::varchar, properties."Postcode"::varchar,
                       properties."Age"::bigint, properties."Newsletter"::boolean
                from events where source_id = 'import:people' order by user_id"""))
                .containsExactly(
                        row("ada", "v-ada", "ada@example.com", "01067", 36L, true),
                        row("bob", null, "bob@example.com", "10115", 41L, false));
        assertThat(lake.identified)
                .anyMatch(event -> "ada".equals(event.who().userId())
                        && "v-ada".equals(event.who().anonymousId()));
    }

    @Test
    void keepsThePagesOfALog() {
        Import one = lake.bring(ImportKind.WEBLOG, "log", """
                203.0.113.77 - - [05/Jan/2026:10:00:00 +0100] "GET /shoes?utm_source=google&utm_medium=cpc HTTP/1.1" 200 99 "-" "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
                203.0.113.77 - - [05/Jan/2026:10:00:01 +0100] "GET /shoes/red.png HTTP/1.1" 200 99 "https://shop.example/shoes" "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
                203.0.113.78 - - [05/Jan/2026:10:00:02 +0100] "GET / HTTP/1.1" 200 99 "-" "Googlebot/2.1"
                203.0.113.78 - - [05/Jan/2026:10:00:03 +0100] "POST /buy HTTP/1.1" 200 99 "-" "Googlebot/2.1"
                203.0.113.78 - - [05/Jan/2026:10:00:03 +0100] "GET /gone HTTP/1.1" 404 99 "-" "Googlebot/2.1"
                nonsense
                """);

        assertThat(one.counts())
                .isEqualTo(new Counts(6, 1, Map.of("asset", 1L, "no-page-method", 1L, "no-page-status", 1L), 2, 2, 0));
        assertThat(lake.rows("""
                select type, url, path, channel, device, context.ip::varchar, starts_with(anonymous_id, 'log-')
                from events where source_id = 'import:log' order by occurred_at"""))
                .containsExactly(
                        row(
                                "page",
                                "https://shop.example/shoes?utm_source=google&utm_medium=cpc",
                                "/shoes",
                                "paid search",
                                "desktop",
                                "203.0.113.0",
                                true),
                        row("page", "https://shop.example/", "/", "direct", "robot", "203.0.113.0", true));
        assertThat(lake.rows("select count(*) from events where backfill is distinct from 'import'"))
                .as("history, which starts nothing")
                .containsExactly(row(0L));
    }

    @Test
    void judgesEventsAsTheDoorDoes() throws IOException {
        String lines = """
                {"type":"track","event":"Trial Started","userId":"ada","timestamp":"2016-01-05T10:00:00Z","sentAt":"2026-01-05T10:00:00Z","messageId":"m1"}
                {"type":"track","event":"Trial Started","userId":"ada","timestamp":"2016-01-05T10:00:00Z","messageId":"m1"}
                {"type":"page","anonymousId":"v1","timestamp":"2026-01-05T10:00:00Z","context":{"consent":{"analytics":false}}}
                {"type":"track","userId":"ada"}
                {"type":"identify","userId":"ada","anonymousId":"v1","traits":{"plan":"gold"},"timestamp":1767607200}
                """;
        Import one = lake.finish(lake.receive(ImportKind.EVENTS, "segment", gzip(lines)));
        Import again = lake.finish(lake.receive(ImportKind.EVENTS, "segment", gzip(lines)));

        assertThat(one.counts()).isEqualTo(new Counts(5, 1, Map.of("same-id", 1L, "consent", 1L), 2, 2, 0));
        assertThat(again.counts().known()).isEqualTo(2);
        assertThat(lake.rows("""
                select type, occurred_at from events where source_id = 'import:segment' order by occurred_at"""))
                .containsExactly(
                        row("track", time("2016-01-05T10:00:00Z")), row("identify", time("2026-01-05T10:00:00Z")));
        assertThat(lake.refused(one)).contains("4,collect.missing at event");
    }

    @Test
    void takesEventsOfATable() {
        lake.bring(ImportKind.EVENTS, "table", """
                event_name,user_id,timestamp,page_location,properties,seats
                Trial Started,ada,2026-01-05 10:00:00,https://shop.example/a,"{""plan"":""gold""}",3
                """);

        assertThat(lake.rows("""
                select type, name, url, properties.plan::varchar, properties.seats::bigint from events
                where source_id = 'import:table'""")).containsExactly(row("track", "Trial Started", "https://shop.example/a", "gold", 3L));
    }

    @Test
    void takesEventsOfAParquetFile() throws Exception {
        Path file = folder.resolve("events.parquet");
        try (var duckdb = java.sql.DriverManager.getConnection("jdbc:duckdb:");
                var statement = duckdb.createStatement()) {
            statement.execute("""
                    copy (select 'Trial Started' as event, 'ada' as user_id,
                                 timestamptz '2026-01-05 10:00:00+00' as timestamp, 3 as seats)
                    to '%s' (format parquet)""".formatted(file));
        }

        lake.finish(lake.receive(ImportKind.EVENTS, "parquet", java.nio.file.Files.readAllBytes(file)));

        assertThat(lake.rows("""
                select name, user_id, occurred_at, properties.seats::bigint from events
                where source_id = 'import:parquet'""")).containsExactly(row("Trial Started", "ada", time("2026-01-05T10:00:00Z"), 3L));
    }

    @Test
    void saysWhatItCannotKnowAndTakesAnotherMapping() {
        Import one =
                lake.receive(ImportKind.ORDERS, "atlantic", "order id,date,total\n1,03/02/2026,1\n2,04/02/2026,2\n");
        Preview preview = lake.imports.preview(one.id());
        assertThat(preview.recognised().remarks())
                .anyMatch(remark -> remark.contains("day/month or month/day"))
                .anyMatch(remark -> remark.contains("currency"));
        assertThat(preview.events().getFirst().occurredAt()).isEqualTo(time("2026-02-03T00:00:00Z"));

        String american = MappingJson.write(preview.recognised().mapping())
                .put("dates", TimeForm.Order.MONTH_DAY_YEAR.word())
                .put("currency", "USD")
                .toString();
        Preview mapped = lake.imports.map(one.id(), MappingJson.read(american), "ada");

        assertThat(mapped.events().getFirst().occurredAt()).isEqualTo(time("2026-03-02T00:00:00Z"));
        assertThat(mapped.events().getFirst().order().currency()).isEqualTo("USD");
        lake.finish(one);
        assertThatThrownBy(() -> lake.imports.map(one.id(), MappingJson.read(american), "ada"))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void refusesAMappingThatTheFileDoesNotHave() {
        Import one = lake.receive(ImportKind.ORDERS, "unmapped", "a,b\n1,2\n");
        Mapping proposed = lake.imports.mapping(one.id());
        assertThat(lake.imports.preview(one.id()).recognised().remarks())
                .singleElement()
                .asString()
                .contains("order_id");

        lake.imports.start(one.id(), "ada");
        Import failed = lake.await(one.id());

        assertThat(proposed.columns()).doesNotContainKey(Field.ORDER_ID);
        assertThat(failed.state()).isEqualTo(Import.State.FAILED);
        assertThat(failed.problem()).get().asString().contains("order_id");
    }

    @Test
    void keepsNothingThatItCannotRead() {
        assertThatThrownBy(() -> lake.receive(ImportKind.ORDERS, "empty", "")).isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> lake.receive(ImportKind.ORDERS, "No Name", "a\n1\n"))
                .isInstanceOf(Incorrect.class);
        assertThat(lake.imports.newest(Optional.empty(), 500))
                .noneMatch(one -> one.sourceId().endsWith("empty"));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    private static Instant time(String text) {
        return Instant.parse(text);
    }

    private static BigDecimal money(String text) {
        return new BigDecimal(text);
    }
}
