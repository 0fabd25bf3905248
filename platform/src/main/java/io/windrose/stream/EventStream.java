package io.windrose.stream;

import static java.util.Objects.requireNonNull;

import io.windrose.core.Conflict;
import io.windrose.core.OutcomeUnknown;
import io.windrose.core.Unavailable;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics, and a way to write to them that does not return before it is done. Thread-safe. */
public final class EventStream implements AutoCloseable {
    /** Accepted events, as {@link EventCodec} writes them. */
    public static final String EVENTS = "events";
    /** What could not be accepted, kept whole. */
    public static final String REJECTED = "rejected";

    static final int MAX_MESSAGE_BYTES = 4 << 20;

    private static final int CHECK_MILLIS = 1_800;
    private static final int ADMIN_SECONDS = 30;

    private final StreamSettings settings;
    private final Optional<KafkaBroker> own;
    private final Map<String, Object> clientProperties;
    private final Admin admin;
    private final Publisher publisher;

    /** True from a failed publication to the next that succeeds. */
    private volatile boolean isDoubtful;

    private EventStream(StreamSettings settings, Optional<KafkaBroker> own, Map<String, Object> clientProperties) {
        this.settings = settings;
        this.own = own;
        this.clientProperties = Map.copyOf(clientProperties);
        Map<String, Object> adminProperties = new HashMap<>(clientProperties);
        adminProperties.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        this.admin = Admin.create(adminProperties);
        this.publisher = new Publisher(clientProperties);
    }

    /**
     * Makes the clients, after starting the broker if it is to be our own. Does not wait for a cluster to answer.
     *
     * @param folder where a broker of our own keeps everything; not touched when the settings name servers
     */
    public static EventStream open(StreamSettings settings, Path folder) {
        if (settings.bootstrapServers().isPresent()) {
            Map<String, Object> properties = new HashMap<>(settings.clientProperties());
            properties.put(
                    CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                    settings.bootstrapServers().get());
            return new EventStream(settings, Optional.empty(), properties);
        }
        KafkaBroker own = KafkaBroker.start(folder);
        return new EventStream(settings, Optional.of(own), own.address().clientProperties());
    }

    /** Addresses and security: what a Kafka client needs to connect. */
    public Map<String, Object> clientProperties() {
        return clientProperties;
    }

    /** Calls {@code listener}, with the reason, if a broker of our own cannot go on: the program should end. */
    public void whenBroken(Consumer<String> listener) {
        own.ifPresent(broker -> broker.end().thenAccept(listener));
    }

    /**
     * Asks the brokers.
     *
     * @throws Unavailable within two seconds, when none answers
     */
    public void check() {
        own.ifPresent(KafkaBroker::check);
        try {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(CHECK_MILLIS))
                    .nodes()
                    .get(CHECK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable("check", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Makes the topics that are missing, and sets what keeps their records safe on those that are there.
     *
     * @throws Conflict when a topic is there with another number of partitions
     */
    public void createTopics(Collection<String> topics) {
        topics.forEach(this::createTopic);
        topics.forEach(this::awaitLeaders);
    }

    private void createTopic(String topic) {
        NewTopic wanted = new NewTopic(topic, settings.partitions(), (short) settings.replication());
        try {
            await(
                    "create topic " + topic,
                    admin.createTopics(List.of(wanted.configs(topicConfig()))).all());
        } catch (Unavailable e) {
            if (e.getCause() instanceof ExecutionException cause && cause.getCause() instanceof TopicExistsException) {
                checkPartitions(topic);
                configure(topic);
                return;
            }
            throw e;
        }
    }

    private void checkPartitions(String topic) {
        var description = await(
                "describe topic " + topic, admin.describeTopics(List.of(topic)).allTopicNames());
        int partitions = requireNonNull(description.get(topic)).partitions().size();
        if (partitions != settings.partitions()) {
            throw new Conflict(
                    "stream.partitions-differ",
                    "the topic %s has %d partitions, stream.partitions is %d: set it to %d"
                            .formatted(topic, partitions, settings.partitions(), partitions));
        }
    }

    /**
     * A topic is announced before its partitions take records, and before every broker knows of it; asking each
     * partition for its end, until all answer, waits for both.
     */
    private void awaitLeaders(String topic) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ADMIN_SECONDS);
        while (true) {
            try {
                nextOffsets(List.of(topic));
                return;
            } catch (Unavailable e) {
                // Not known yet, or a busy machine: a start may take its time, a question while it runs may not.
                if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    private void configure(String topic) {
        List<AlterConfigOp> changes = topicConfig().entrySet().stream()
                .map(entry ->
                        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        await(
                "configure topic " + topic,
                admin.incrementalAlterConfigs(Map.of(resource, changes)).all());
    }

    private Map<String, String> topicConfig() {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        config.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        config.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_MESSAGE_BYTES));
        config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, settings.replication() >= 3 ? "2" : "1");
        if (own.isPresent()) {
            // A cluster is safe by its replicas, one broker only by its disk.
            config.put(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1");
        }
        return config;
    }

    /**
     * Writes the records and returns when they are on disk, on enough brokers. Meant for virtual threads: it blocks,
     * and many callers share a batch. In doubt it first asks whether a broker answers, so that callers do not wait in
     * line for one that does not.
     *
     * @throws Unavailable when surely nothing was written
     * @throws OutcomeUnknown when some of it was, or may have been
     */
    public void publish(List<StreamRecord> records) {
        if (isDoubtful) {
            check();
        }
        try {
            publisher.publish(records);
            isDoubtful = false;
        } catch (Unavailable | OutcomeUnknown e) {
            isDoubtful = true;
            throw e;
        }
    }

    /** Reads all partitions of the topics from these offsets, those without one from their beginning. */
    public StreamReader read(Collection<String> topics, Map<TopicPartition, Long> offsets) {
        return new StreamReader(clientProperties, topics, offsets);
    }

    /**
     * By partition, the offset of the first record that the brokers still have.
     *
     * @throws Unavailable within two seconds, when none answers
     */
    public Map<TopicPartition, Long> firstOffsets(Collection<String> topics) {
        return offsets(topics, OffsetSpec.earliest());
    }

    /**
     * By partition, the offset that the next record will have: every published record lies before it.
     *
     * @throws Unavailable within two seconds, when none answers
     */
    public Map<TopicPartition, Long> nextOffsets(Collection<String> topics) {
        return offsets(topics, OffsetSpec.latest());
    }

    private Map<TopicPartition, Long> offsets(Collection<String> topics, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        topics.forEach(topic -> IntStream.range(0, settings.partitions())
                .forEach(partition -> wanted.put(new TopicPartition(topic, partition), which)));
        try {
            var found = admin.listOffsets(wanted, new ListOffsetsOptions().timeoutMs(CHECK_MILLIS))
                    .all()
                    .get(CHECK_MILLIS, TimeUnit.MILLISECONDS);
            return found.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().offset()));
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable("tell its offsets", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Lets the brokers forget what lies before these offsets. They may keep it for a while. */
    public void trim(Map<TopicPartition, Long> firstToKeep) {
        await(
                "trim",
                admin.deleteRecords(firstToKeep.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, entry -> RecordsToDelete.beforeOffset(entry.getValue()))))
                        .all());
    }

    private static <T> T await(String what, KafkaFuture<T> answer) {
        try {
            return answer.get(ADMIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable(what, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static Unavailable unavailable(String what, Exception cause) {
        String reason = cause.getCause() == null
                ? "no answer in time"
                : String.valueOf(cause.getCause().getMessage());
        return new Unavailable(
                "stream.unavailable",
                "the stream did not %s (%s): see that the brokers run and that the login is right"
                        .formatted(what, reason),
                cause);
    }

    private static Unavailable interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new Unavailable("stream.interrupted", "interrupted while waiting for the stream: try again", cause);
    }

    @Override
    public void close() {
        publisher.close();
        admin.close();
        own.ifPresent(KafkaBroker::close);
    }
}
