package io.windrose.stream;

import io.windrose.core.Incorrect;
import java.util.Map;
import java.util.Optional;

/**
 * Which Kafka to use.
 *
 * @param bootstrapServers {@code host:port,host:port}; empty means a broker of our own
 * @param clientProperties Kafka's client settings for security, as in {@code sasl.jaas.config}
 * @param partitions of each topic; decided once, because a person's events keep their order only within one
 * @param replication how many brokers hold each record; 1 with a broker of our own
 */
public record StreamSettings(
        Optional<String> bootstrapServers, Map<String, String> clientProperties, int partitions, int replication) {
    /** One broker gains nothing from more, and pays for each with an fsync. */
    public static final int OWN_PARTITIONS = 4;
    /** As many nodes may share the work of a topic. */
    public static final int CLUSTER_PARTITIONS = 24;

    private static final int MOST_PARTITIONS = 1_000;

    public StreamSettings {
        clientProperties = Map.copyOf(clientProperties);
        bootstrapServers.ifPresent(StreamSettings::checkServers);
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw new Incorrect(
                    "stream.partitions-out-of-range",
                    "stream.partitions is %d: give a number from 1 to %d".formatted(partitions, MOST_PARTITIONS));
        }
        if (bootstrapServers.isEmpty() && !clientProperties.isEmpty()) {
            throw new Incorrect(
                    "stream.client-properties-unused",
                    "stream.clientProperties are given without stream.bootstrapServers: name the servers, or leave both");
        }
        int most = bootstrapServers.isEmpty() ? 1 : 9;
        if (replication < 1 || replication > most) {
            throw new Incorrect(
                    "stream.replication-out-of-range",
                    "stream.replication is %d: give a number from 1 to %d".formatted(replication, most));
        }
    }

    /** A broker of our own. */
    public static StreamSettings own() {
        return new StreamSettings(Optional.empty(), Map.of(), OWN_PARTITIONS, 1);
    }

    private static void checkServers(String servers) {
        for (String server : servers.split(",", -1)) {
            if (!server.strip().matches("[^\\s/]+:\\d{1,5}")) {
                throw new Incorrect(
                        "stream.bootstrap-server-malformed",
                        "stream.bootstrapServers holds '%s': write host:port, with commas between".formatted(server));
            }
        }
    }

    /** Names the client properties but not their values, which can be secrets. */
    @Override
    public String toString() {
        return "StreamSettings[bootstrapServers=%s, clientProperties=%s, partitions=%d, replication=%d]"
                .formatted(bootstrapServers.orElse(""), clientProperties.keySet(), partitions, replication);
    }
}
