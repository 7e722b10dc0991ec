package city.weir.pipelines.artemis;

import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** How the embedded broker is set up: to lose nothing, and to stay small. */
final class BrokerSettings {
  /** Messages in memory, of all queues; what is more waits on disk. */
  private static final long MEMORY = 64L << 20;

  private static final int PAGE = 2 << 20;

  /** Keys of pushed messages that are remembered, for each source. */
  static final int REMEMBERED_KEYS = 10_000;

  private BrokerSettings() {}

  static Configuration of(Path folder, int invm) throws Exception {
    Configuration settings =
        new ConfigurationImpl()
            .setName("weir-log")
            .setPersistenceEnabled(true)
            .setSecurityEnabled(true)
            .setJMXManagementEnabled(false)
            .setJournalType(JournalType.NIO)
            .setJournalDirectory(folder.resolve("journal").toString())
            .setBindingsDirectory(folder.resolve("bindings").toString())
            .setPagingDirectory(folder.resolve("paging").toString())
            .setLargeMessagesDirectory(folder.resolve("large").toString())
            .setJournalFileSize(10 << 20)
            .setJournalMinFiles(2)
            .setJournalPoolFiles(4)
            .setJournalSyncTransactional(true)
            .setJournalSyncNonTransactional(true)
            .setPersistIDCache(true)
            .setIDCacheSize(REMEMBERED_KEYS)
            .setGlobalMaxSize(MEMORY)
            .setMaxDiskUsage(95)
            .setThreadPoolMaxSize(16)
            .setScheduledThreadPoolMaxSize(2)
            .setMessageCounterEnabled(false)
            // The names of MQTT, so that a topic filter is an address as it stands.
            .setWildCardConfiguration(
                new WildcardConfiguration()
                    .setRoutingEnabled(true)
                    .setDelimiter('/')
                    .setSingleWord('+')
                    .setAnyWords('#'));
    settings.addAcceptorConfiguration("self", "vm://" + invm);
    settings.addAddressSetting(
        "#",
        new AddressSettings()
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
            .setMaxSizeBytes(MEMORY / 2)
            .setPageSizeBytes(PAGE)
            .setMaxReadPageBytes(2 * PAGE)
            .setIDCacheSize(REMEMBERED_KEYS)
            // Neither number of tries nor age makes a message less owed to its sender.
            .setMaxDeliveryAttempts(-1)
            .setNoExpiry(true)
            // Hence never used; without them the broker warns of each queue.
            .setDeadLetterAddress(SimpleString.of("$none"))
            .setExpiryAddress(SimpleString.of("$none"))
            .setAutoCreateAddresses(true)
            // A route that goes and comes again is one through which messages can fall.
            .setAutoDeleteAddresses(false)
            .setAutoCreateQueues(false)
            .setAutoDeleteQueues(false));
    return settings;
  }
}
