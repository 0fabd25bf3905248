package io.windrose.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.campaign.calendar.Country;
import io.windrose.campaign.money.MoneySettings;
import io.windrose.core.Company;
import io.windrose.core.Incorrect;
import io.windrose.core.Network;
import io.windrose.lake.sandbox.SandboxSettings;
import io.windrose.profile.ProfileSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    @TempDir
    private Path folder;

    @Test
    void everythingHasADefaultThatWorks() {
        Configuration configuration = read(Map.of());

        assertThat(configuration.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(configuration.http())
                .isEqualTo(new HttpSettings("127.0.0.1", 8080, Optional.empty(), Optional.empty(), List.of()));
        assertThat(configuration.log()).isEqualTo(new LogSettings(LogSettings.Format.AUTO, LogSettings.Level.INFO));
        assertThat(configuration.database().url()).isEmpty();
        assertThat(configuration.database().maxConnections()).isEqualTo(16);
        assertThat(configuration.stream().bootstrapServers()).isEmpty();
        assertThat(configuration.stream().partitions()).isEqualTo(4);
        assertThat(read(Map.of("stream.servers", "k1:9092")).stream().partitions())
                .isEqualTo(24);
        assertThat(configuration.stream().replication()).isEqualTo(1);
        assertThat(configuration.sql()).isEqualTo(SandboxSettings.usual());
        assertThat(configuration.profile()).isEqualTo(ProfileSettings.DEFAULT);
        assertThat(configuration.company()).isEqualTo(Company.DEFAULT);
        assertThat(configuration.security().sessionIdle()).isEqualTo(Duration.ofHours(12));
        assertThat(configuration.security().sessionLength()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void everySettingReachesItsRecord() throws IOException {
        Path certificate = Files.writeString(folder.resolve("cert.pem"), "");
        Path key = Files.writeString(folder.resolve("key.pem"), "");
        Configuration configuration = read(Map.ofEntries(
                Map.entry("data", folder.toString()),
                Map.entry("http.host", "0.0.0.0"),
                Map.entry("http.port", "0"),
                Map.entry("http.public-url", "https://w.example"),
                Map.entry("http.tls-certificate", certificate.toString()),
                Map.entry("http.tls-key", key.toString()),
                Map.entry("http.trusted-proxies", "10.0.0.0/8, fd00::/8"),
                Map.entry("log.format", "json"),
                Map.entry("log.level", "warn"),
                Map.entry("database.url", "jdbc:postgresql://db:5432/windrose"),
                Map.entry("database.user", "u"),
                Map.entry("database.password", "p"),
                Map.entry("database.connections", "9"),
                Map.entry("stream.servers", "k1:9092,k2:9092"),
                Map.entry("stream.client.security.protocol", "SSL"),
                Map.entry("stream.partitions", "12"),
                Map.entry("stream.replication", "3"),
                Map.entry("sql.queries", "3"),
                Map.entry("sql.memory", "100"),
                Map.entry("sql.threads", "4"),
                Map.entry("sql.idle", "9m"),
                Map.entry("profile.most-ids", "50"),
                Map.entry("profile.most-users", "3"),
                Map.entry("profile.users-window", "7d"),
                Map.entry("profile.publish-interval", "1s"),
                Map.entry("company.zone", "Europe/Berlin"),
                Map.entry("company.currency", "CHF"),
                Map.entry("company.countries", "CH, de-by"),
                Map.entry("company.exchange-rates", "https://rates.example/daily.xml"),
                Map.entry("security.session-idle", "30m"),
                Map.entry("security.session-length", "7d")));

        assertThat(configuration.data()).isEqualTo(folder);
        assertThat(configuration.http())
                .isEqualTo(new HttpSettings(
                        "0.0.0.0",
                        0,
                        Optional.of(URI.create("https://w.example")),
                        Optional.of(new HttpSettings.Tls(certificate, key)),
                        List.of(Network.of("10.0.0.0/8"), Network.of("fd00::/8"))));
        assertThat(configuration.log()).isEqualTo(new LogSettings(LogSettings.Format.JSON, LogSettings.Level.WARN));
        assertThat(configuration.database().url()).contains("jdbc:postgresql://db:5432/windrose");
        assertThat(configuration.database().user()).isEqualTo("u");
        assertThat(configuration.database().password()).isEqualTo("p");
        assertThat(configuration.database().maxConnections()).isEqualTo(9);
        assertThat(configuration.stream().bootstrapServers()).contains("k1:9092,k2:9092");
        assertThat(configuration.stream().clientProperties()).containsExactly(Map.entry("security.protocol", "SSL"));
        assertThat(configuration.stream().partitions()).isEqualTo(12);
        assertThat(configuration.stream().replication()).isEqualTo(3);
        assertThat(configuration.sql()).isEqualTo(new SandboxSettings(3, 100, 4, Duration.ofMinutes(9)));
        assertThat(configuration.profile())
                .isEqualTo(new ProfileSettings(50, 3, Duration.ofDays(7), Duration.ofSeconds(1)));
        assertThat(configuration.company()).isEqualTo(new Company(ZoneId.of("Europe/Berlin"), "CHF"));
        assertThat(configuration.calendar().countries())
                .extracting(Country::word)
                .containsExactly("CH", "DE-BY");
        assertThat(configuration.money())
                .isEqualTo(new MoneySettings(Optional.of(URI.create("https://rates.example/daily.xml"))));
        assertThat(configuration.security().sessionIdle()).isEqualTo(Duration.ofMinutes(30));
        assertThat(configuration.security().sessionLength()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void aFlagWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
        Path file = file("http:\n  port: 1001\n  host: file.example\nlog:\n  level: warn\n");
        Configuration configuration = Configuration.read(
                Optional.of(file),
                Map.of("WINDROSE_HTTP_PORT", "1002", "WINDROSE_HTTP_HOST", "environment.example", "PATH", "/bin"),
                Map.of("http.port", "1003"));

        assertThat(configuration.http().port()).isEqualTo(1003);
        assertThat(configuration.http().host()).isEqualTo("environment.example");
        assertThat(configuration.log().level()).isEqualTo(LogSettings.Level.WARN);
    }

    @Test
    void theEnvironmentReachesHyphensAndWhatIsPassedOn() {
        Configuration configuration = Configuration.read(
                Optional.empty(),
                Map.of(
                        "WINDROSE_SECURITY_SESSION_IDLE", "5m",
                        "WINDROSE_STREAM_SERVERS", "k:9092",
                        "WINDROSE_STREAM_CLIENT_SECURITY_PROTOCOL", "SSL"),
                Map.of());

        assertThat(configuration.security().sessionIdle()).isEqualTo(Duration.ofMinutes(5));
        assertThat(configuration.stream().clientProperties()).containsEntry("security.protocol", "SSL");
    }

    @Test
    void yamlListsAreLists() throws IOException {
        Path file = file("http:\n  trusted-proxies:\n    - 10.0.0.0/8\n    - 192.168.0.0/16\n");

        assertThat(Configuration.read(Optional.of(file), Map.of(), Map.of())
                        .http()
                        .trustedProxies())
                .containsExactly(Network.of("10.0.0.0/8"), Network.of("192.168.0.0/16"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http.port            | eighty        | whole number from 0 to 65535",
                "http.port            | 65536         | whole number from 0 to 65535",
                "http.public-url      | windrose      | https://windrose.example.com",
                "http.public-url      | ftp://w       | https://windrose.example.com",
                "http.tls-certificate | cert.pem      | give both, or neither",
                "http.tls-key         | key.pem       | give both, or neither",
                "http.trusted-proxies | 10.0.0.0/33   | 10.0.0.0/8",
                "http.trusted-proxies | localhost     | 10.0.0.0/8",
                "log.format           | xml           | auto, json, text",
                "log.level            | loud          | debug, info, warn, error",
                "database.url         | mysql://db    | jdbc:postgresql",
                "database.connections | 1             | whole number from 2 to 500",
                "stream.servers       | ,,            | stream",
                "stream.partitions    | 0             | whole number from 1 to 1000",
                "stream.replication   | ten           | whole number from 1 to 9",
                "company.zone         | Berlin        | Europe/Berlin",
                "company.currency     | euros         | ISO 4217",
                "company.exchange-rates | ecb          | https://www.ecb",
                "company.countries    | Germany       | two letters of ISO 3166",
                "company.countries    | DE-XX         | one of its parts",
                "security.session-idle| 12            | one of s, m, h, d",
                "security.session-idle| 31d           | longer",
                "security.session-length | 1s         | longer"
            })
    void namesTheSettingItsValueAndTheRemedy(String key, String value, String remedy) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining(key.substring(0, key.indexOf('.')))
                .hasMessageContaining(remedy);
    }

    @Test
    void namesAllThatIsWrongAtOnceWithItsPlace() throws IOException {
        Path file = file("http:\n  port: eighty\n  prot: 80\n");

        assertThatThrownBy(() -> Configuration.read(
                        Optional.of(file), Map.of("WINDROSE_LOG_LEVEL", "loud"), Map.of("databse.url", "x")))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("http.port is \"eighty\" (in " + file + ")")
                .hasMessageContaining("http.prot (in " + file + ") is not a setting; did you mean http.port")
                .hasMessageContaining("log.level is \"loud\" (in the environment as WINDROSE_LOG_LEVEL)")
                .hasMessageContaining("databse.url (given as a flag) is not a setting; did you mean database.url");
    }

    @Test
    void neverShowsAPassword() {
        assertThatThrownBy(() -> read(Map.of("database.password", "swordfish", "database.connections", "none")))
                .hasMessageNotContaining("swordfish");
        assertThat(read(Map.of("database.password", "swordfish")).toString()).doesNotContain("swordfish");
    }

    @Test
    void namesAFileThatIsMissingOrNoYaml() throws IOException {
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> Configuration.read(Optional.of(missing), Map.of(), Map.of()))
                .hasMessageContaining(missing.toString());

        for (String wrong : List.of("http: [", "- a list", "http:\n  port: 1\n  port: 2\n")) {
            Path file = file(wrong);
            assertThatThrownBy(() -> Configuration.read(Optional.of(file), Map.of(), Map.of()))
                    .isInstanceOf(Incorrect.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void everySettingIsListedWithAMeaning() {
        assertThat(Configuration.known())
                .hasSize(58)
                .allSatisfy(setting -> assertThat(setting.meaning()).isNotBlank());
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("windrose.yaml"), yaml);
    }

    private static Configuration read(Map<String, String> flags) {
        return Configuration.read(Optional.empty(), Map.of(), flags);
    }
}
