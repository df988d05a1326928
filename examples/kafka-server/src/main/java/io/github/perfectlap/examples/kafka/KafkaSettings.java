package io.github.perfectlap.examples.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** What makes a Kafka node small, single and quick to answer. */
final class KafkaSettings {
    private static final Map<String, String> ALONE = Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "controller.listener.names", "CONTROLLER",
            "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1");

    private static final Map<String, String> QUICK = Map.of(
            // One instead of 50 internal partitions: the first consumer waits for all of them.
            "offsets.topic.num.partitions", "1",
            "transaction.state.log.num.partitions", "1",
            // The default lets a new group's first poll wait 3 s for more members.
            "group.initial.rebalance.delay.ms", "0",
            // Bytes; the default takes half of the heap that this JVM gets.
            "log.cleaner.dedupe.buffer.size", "2097152");

    private KafkaSettings() {}

    static Properties of(Path folder, String broker, String controller) {
        Properties settings = new Properties();
        settings.putAll(ALONE);
        settings.putAll(QUICK);
        settings.setProperty("log.dirs", folder.resolve("data").toString());
        settings.setProperty("listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller);
        settings.setProperty("advertised.listeners", "PLAINTEXT://" + broker);
        settings.setProperty("controller.quorum.bootstrap.servers", controller);
        return settings;
    }
}
