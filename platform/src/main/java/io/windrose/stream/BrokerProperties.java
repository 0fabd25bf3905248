package io.windrose.stream;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The settings of our own broker: one node, small, safe. */
final class BrokerProperties {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String CLIENT = "CLIENT";

    private static final Map<String, String> ONE_NODE = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", Integer.toString(NODE)),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            // There is nobody to wait for.
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("controlled.shutdown.enable", "false"),
            // After kill -9 the next start waits until the controller has forgotten the broker that died.
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500"));

    /** Kafka's defaults are for machines of its own: 128 MB for the cleaner, 10 MB for each index. */
    private static final Map<String, String> SMALL = Map.ofEntries(
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"),
            Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
            Map.entry("log.cleaner.io.buffer.size", "65536"),
            // Whole segments are given back to the disk once the lake has them.
            Map.entry("log.segment.bytes", "67108864"),
            Map.entry("log.index.size.max.bytes", "524288"),
            Map.entry("log.retention.ms", "-1"),
            Map.entry("offsets.topic.segment.bytes", "8388608"),
            Map.entry("transaction.state.log.segment.bytes", "8388608"),
            Map.entry("metadata.log.segment.bytes", "8388608"),
            // Each is an fsync, and there are no other voters to notice.
            Map.entry("metadata.max.idle.interval.ms", "5000"),
            Map.entry("metric.reporters", ""));

    private BrokerProperties() {}

    static Properties of(Path data, BrokerAddress address, int controllerPort) {
        Properties properties = new Properties();
        properties.putAll(ONE_NODE);
        properties.putAll(SMALL);
        properties.put("log.dirs", data.toString());
        properties.put(
                "listeners",
                "%s://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(CLIENT, address.port(), CONTROLLER, controllerPort));
        properties.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        properties.put("controller.listener.names", CONTROLLER);
        properties.put("inter.broker.listener.name", CLIENT);
        properties.put("listener.security.protocol.map", CLIENT + ":SASL_PLAINTEXT," + CONTROLLER + ":SASL_PLAINTEXT");
        properties.put("sasl.enabled.mechanisms", "PLAIN");
        properties.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        properties.put("sasl.mechanism.controller.protocol", "PLAIN");
        String login = "%s user_%s=\"%s\";".formatted(address.login(), BrokerAddress.USER, address.password());
        properties.put("listener.name.client.plain.sasl.jaas.config", login);
        properties.put("listener.name.controller.plain.sasl.jaas.config", login);
        return properties;
    }
}
