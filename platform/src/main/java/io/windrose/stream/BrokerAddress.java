package io.windrose.stream;

import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;

/** How to reach our own broker. */
record BrokerAddress(int port, String password) {
    static final String USER = "windrose";

    Map<String, Object> clientProperties() {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                "127.0.0.1:" + port,
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                "SASL_PLAINTEXT",
                SaslConfigs.SASL_MECHANISM,
                "PLAIN",
                SaslConfigs.SASL_JAAS_CONFIG,
                login() + ";");
    }

    /** What a client says, without the closing semicolon. The password has no character that needs a quote. */
    String login() {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\""
                .formatted(USER, password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "127.0.0.1:" + port;
    }
}
