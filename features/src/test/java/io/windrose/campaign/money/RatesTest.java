package io.windrose.campaign.money;

import static io.windrose.campaign.money.MoneyLake.completed;
import static io.windrose.campaign.money.MoneyLake.euros;
import static io.windrose.campaign.money.MoneyLake.refunded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTest {
    /** As the European Central Bank writes them, shortened. */
    private static final String HISTORY = """
            Date,USD,JPY,BGN,CYP,
            2026-03-06,1.0800,160.50,1.9558,N/A,
            2026-03-05,1.1000,161.00,1.9558,N/A,
            """;

    private static final String DAILY_CSV = "Date, USD, JPY, \n06 March 2026, 1.0800, 160.50, \n";
    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
              <gesmes:subject>Reference rates</gesmes:subject>
              <gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
              <Cube>
                <Cube time='2026-03-06'><Cube currency='USD' rate='1.0800'/><Cube currency='JPY' rate='160.50'/></Cube>
                <Cube time="2026-03-05"><Cube currency="USD" rate="1.1000"/></Cube>
              </Cube>
            </gesmes:Envelope>""";

    @TempDir
    Path folder;

    @Test
    void readsTheFormsOfTheCentralBank() throws IOException {
        assertThat(read(HISTORY.getBytes(StandardCharsets.UTF_8)))
                .containsOnlyKeys(day("2026-03-05"), day("2026-03-06"));
        assertThat(read(HISTORY.getBytes(StandardCharsets.UTF_8)).get(day("2026-03-06")))
                .containsOnlyKeys("USD", "JPY", "BGN")
                .containsEntry("JPY", new BigDecimal("160.50000000"));
        assertThat(read(zip(HISTORY))).isEqualTo(read(HISTORY.getBytes(StandardCharsets.UTF_8)));
        assertThat(read(DAILY_CSV.getBytes(StandardCharsets.UTF_8)).get(day("2026-03-06")))
                .containsOnlyKeys("USD", "JPY");
        assertThat(read(XML.getBytes(StandardCharsets.UTF_8)).get(day("2026-03-05")))
                .containsExactly(Map.entry("USD", new BigDecimal("1.10000000")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Date,USD\\n2026-03-06,cheap|rate of USD on 2026-03-06 is \"cheap\"",
                "Date,USD\\n2026-03-06,-1|rate of USD on 2026-03-06 is -1",
                "Date,XYZ\\n2026-03-06,1|\"XYZ\" is no currency",
                "Date,USD\\nyesterday,1|\"yesterday\" is no day",
                "Date,USD|no rates",
                "Day,USD\\n2026-03-06,1|first line",
                "<Cube><Cube time='2026-03-06'>|no XML"
            })
    void saysWhatIsWrongWithRates(String file, String said) {
        byte[] bytes = file.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(Incorrect.class).hasMessageContaining(said);
    }

    @Test
    void tellsAmountsByTheRateOfTheirDayElseOfTheTenDaysBefore() throws IOException {
        try (MoneyLake lake = new MoneyLake(folder.resolve("lake"))) {
            assertThat(take(lake, HISTORY)).isEqualTo(new RatesTaken(6, 6, day("2026-03-05"), day("2026-03-06")));
            assertThat(take(lake, XML))
                    .as("again")
                    .extracting(RatesTaken::changed)
                    .isEqualTo(0L);
            lake.take(
                    completed("web", "2026-03-04T22:30:00Z").of("0", "110").in("USD"),
                    completed("web", "2026-03-04T23:30:00Z").of("1", "110").in("USD"),
                    completed("web", "2026-03-06T12:00:00Z").of("2", "108").in("USD"),
                    completed("web", "2026-03-16T12:00:00Z").of("3", "108").in("USD"),
                    completed("web", "2026-03-17T12:00:00Z").of("4", "108").in("USD"),
                    completed("web", "2026-03-06T12:00:00Z").of("5", "10").in("CHF"),
                    completed("web", "2026-03-06T12:00:00Z").of("6", "7").in(null),
                    completed("web", "2026-03-06T12:00:00Z").of("7", "8"),
                    refunded("web", "2026-03-06T12:00:00Z").of("1", "11").in("USD"));

            assertThat(lake.rows("select order_id, company_gross, company_net from orders order by order_id"))
                    .containsExactly(
                            Arrays.asList("0", null, null),
                            List.of("1", euros("100.0000"), euros("90.0000")),
                            List.of("2", euros("100.0000"), euros("100.0000")),
                            List.of("3", euros("100.0000"), euros("100.0000")),
                            Arrays.asList("4", null, null),
                            Arrays.asList("5", null, null),
                            List.of("6", euros("7.0000"), euros("7.0000")),
                            List.of("7", euros("8.0000"), euros("8.0000")));
            assertThat(lake.rows("select company_amount, company_amount_ordered from refunds"))
                    .containsExactly(List.of(euros("10.1852"), euros("10.0000")));
            Figures figures = lake.money.figures(day("2026-03-01"), day("2026-03-31"));
            assertThat(figures.missing())
                    .containsExactly(
                            new Figures.Missing(
                                    "orders", "CHF", 1, euros("10.0000"), day("2026-03-06"), day("2026-03-06")),
                            new Figures.Missing(
                                    "orders", "USD", 2, euros("218.0000"), day("2026-03-04"), day("2026-03-17")));
            assertThat(figures.total().gross()).isEqualByComparingTo("315");
            assertThat(lake.money.rates(day("2026-03-08")))
                    .extracting(ExchangeRate::currency)
                    .containsExactly("BGN", "EUR", "JPY", "USD");
        }
    }

    @Test
    void fetchesRatesFromTheAddressOfTheSettings() throws IOException {
        HttpServer bank = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] history = zip(HISTORY);
        bank.createContext("/hist.zip", exchange -> {
            exchange.sendResponseHeaders(200, history.length);
            exchange.getResponseBody().write(history);
            exchange.close();
        });
        bank.start();
        URI address = URI.create("http://localhost:" + bank.getAddress().getPort() + "/hist.zip");
        try (MoneyLake lake = new MoneyLake(folder.resolve("lake"), new MoneySettings(Optional.of(address)))) {
            lake.money.fetchRates();

            assertThat(lake.rows("select rate from company_rates where currency = 'USD' and day = date '2026-03-05'"))
                    .containsExactly(List.of(1 / 1.1));
            bank.removeContext("/hist.zip");
            assertThatThrownBy(lake.money::fetchRates)
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("404");
        } finally {
            bank.stop(0);
        }
    }

    private static RatesTaken take(MoneyLake lake, String file) {
        return lake.money.takeRates(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), "ada");
    }

    private static SortedMap<LocalDate, Map<String, BigDecimal>> read(byte[] file) {
        return RateFile.read(new ByteArrayInputStream(file));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static byte[] zip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("eurofxref-hist.csv"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
