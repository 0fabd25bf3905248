package io.windrose.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Incorrect;
import io.windrose.spark.SparkAddress.Transport;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkAddressTest {
    @Test
    void isReadAsSparksOwnClientsReadIt() {
        assertThat(SparkAddress.of("sc://spark.example.com"))
                .isEqualTo(new SparkAddress(
                        "spark.example.com", 15_002, Transport.PLAIN, Optional.empty(), "windrose", Map.of()));
        assertThat(SparkAddress.of("sc://spark.example.com:443/;token=a%3Bb+c;user_id=ada;x-tenant=7"))
                .isEqualTo(new SparkAddress(
                        "spark.example.com", 443, Transport.TLS, Optional.of("a;b+c"), "ada", Map.of("x-tenant", "7")));
        assertThat(SparkAddress.of("sc://10.0.0.5:15002/;use_ssl=true").transport())
                .isEqualTo(Transport.TLS);
    }

    @Test
    void sendsATokenInTheOpenToThisMachineOnly() {
        assertThat(SparkAddress.of("sc://127.0.0.1:15002/;token=t").transport()).isEqualTo(Transport.PLAIN);
        assertThatThrownBy(() -> SparkAddress.of("sc://10.0.0.5/;token=secret;use_ssl=false"))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("use_ssl")
                .hasMessageNotContaining("secret");
    }

    @Test
    void doesNotTellItsToken() {
        assertThat(SparkAddress.of("sc://spark.example.com/;token=secret").toString())
                .isEqualTo("sc://spark.example.com:15002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "spark.example.com:15002",
                "http://spark.example.com",
                "sc://",
                "sc:// spark",
                "sc://spark.example.com/path",
                "sc://spark.example.com/;token",
                "sc://spark.example.com?token=t",
                "sc://spark.example.com/;session_id=secret"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> SparkAddress.of(text))
                .isInstanceOf(Incorrect.class)
                .hasMessageNotContaining("secret");
    }
}
