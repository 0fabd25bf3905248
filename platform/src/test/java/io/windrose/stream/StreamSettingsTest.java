package io.windrose.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Incorrect;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamSettingsTest {
    private static final Optional<String> SERVERS = Optional.of("a.example:9092, b.example:9092");

    @Test
    void takesACluster() {
        assertThat(new StreamSettings(SERVERS, Map.of(), 24, 3).replication()).isEqualTo(3);
    }

    @Test
    void refusesAServerWithoutAPort() {
        assertRefused(
                () -> new StreamSettings(Optional.of("a.example"), Map.of(), 24, 3), "bootstrap-server-malformed");
        assertRefused(() -> new StreamSettings(Optional.of(""), Map.of(), 24, 3), "bootstrap-server-malformed");
    }

    @Test
    void refusesNoPartitions() {
        assertRefused(() -> new StreamSettings(SERVERS, Map.of(), 0, 3), "partitions-out-of-range");
    }

    @Test
    void refusesMoreReplicasThanBrokers() {
        assertRefused(() -> new StreamSettings(Optional.empty(), Map.of(), 24, 2), "replication-out-of-range");
    }

    @Test
    void refusesClientPropertiesThatNothingWouldUse() {
        assertRefused(
                () -> new StreamSettings(Optional.empty(), Map.of("ssl.protocol", "x"), 24, 1),
                "client-properties-unused");
    }

    @Test
    void doesNotTellSecrets() {
        assertThat(new StreamSettings(SERVERS, Map.of("sasl.jaas.config", "secret"), 24, 3).toString())
                .contains("sasl.jaas.config")
                .doesNotContain("secret");
    }

    private static void assertRefused(Runnable settings, String code) {
        assertThatThrownBy(settings::run)
                .isInstanceOfSatisfying(
                        Incorrect.class, problem -> assertThat(problem.code()).isEqualTo("stream." + code));
    }
}
