package city.weir.server.ingest;

import city.weir.contract.DataContract;
import city.weir.contract.Origin;
import city.weir.pipelines.artemis.Publishers;
import city.weir.server.contracts.Contracts;
import city.weir.server.security.ClientSecrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may publish over MQTT: clients of role INGEST or STEWARD, with their id and secret as user
 * and password, under the topics that contracts in force read. And this server itself, to replay.
 */
@Component
public final class MqttPublishers implements Publishers {
  /** The user that replays. */
  public static final String REPLAY = "weir-replay";

  private static final Set<String> ROLES = Set.of("INGEST", "STEWARD");

  private final ClientSecrets clients;
  private final Contracts contracts;
  private final PushAudit audit;
  private final String replaySecret = UUID.randomUUID().toString();

  MqttPublishers(ClientSecrets clients, Contracts contracts, PushAudit audit) {
    this.clients = clients;
    this.contracts = contracts;
    this.audit = audit;
  }

  /** Password of {@link #REPLAY}, another at each start. */
  public String replaySecret() {
    return replaySecret;
  }

  @Override
  public Optional<Grant> authenticate(String user, String password) {
    boolean known =
        user.equals(REPLAY)
            ? MessageDigest.isEqual(
                password.getBytes(StandardCharsets.UTF_8),
                replaySecret.getBytes(StandardCharsets.UTF_8))
            : clients.roles(user, password).stream().anyMatch(ROLES::contains);
    return known ? Optional.of(new Grant(user, topics())) : Optional.empty();
  }

  @Override
  public void refused(String user, @Nullable String address) {
    if (address == null) {
      // A name nobody proved to have: whoever tries many must not fill the audit.
      audit.refused("unknown", "mqtt", "unknown name or wrong password", 0);
    } else {
      audit.refused(user, "mqtt:" + address, "no contract reads this topic", 0);
    }
  }

  private List<String> topics() {
    return contracts.all().stream()
        .map(DataContract::origin)
        .filter(Origin.Source.class::isInstance)
        .map(Origin.Source.class::cast)
        .filter(source -> source.connector() == Origin.Connector.MQTT)
        .map(Origin.Source::address)
        .distinct()
        .toList();
  }
}
