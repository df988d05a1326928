package io.github.perfectlap.examples.pulsar;

import java.util.Map;
import java.util.Properties;

/** What makes a Pulsar broker small and single. */
final class PulsarSettings {
    private static final Map<String, String> LOCAL = Map.of(
            "clusterName", "standalone",
            "advertisedAddress", "127.0.0.1",
            "bindAddress", "127.0.0.1",
            // Any free port.
            "brokerServicePort", "0",
            "webServicePort", "0");

    private static final Map<String, String> ALONE = Map.of(
            // With the default of two, a subscription waits for ever for the second bookie.
            "managedLedgerDefaultEnsembleSize", "1",
            "managedLedgerDefaultWriteQuorum", "1",
            "managedLedgerDefaultAckQuorum", "1",
            "defaultNumberOfNamespaceBundles", "1",
            "loadBalancerEnabled", "false");

    private static final Map<String, String> SMALL = Map.of(
            "numIOThreads", "2",
            "numHttpServerThreads", "4",
            "managedLedgerCacheSizeMB", "16",
            "dbStorage_writeCacheMaxSizeMb", "16",
            "dbStorage_readAheadCacheMaxSizeMb", "16");

    private PulsarSettings() {}

    static Properties create() {
        Properties settings = new Properties();
        settings.putAll(LOCAL);
        settings.putAll(ALONE);
        settings.putAll(SMALL);
        return settings;
    }
}
