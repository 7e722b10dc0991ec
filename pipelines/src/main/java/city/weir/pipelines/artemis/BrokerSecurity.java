package city.weir.pipelines.artemis;

import city.weir.pipelines.log.Channel;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Denies by default. This process may do anything; a publisher may publish under the topics granted
 * to it that some source takes, and nothing else: nobody reads from the log from outside.
 */
final class BrokerSecurity implements ActiveMQSecurityManager5 {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerSecurity.class);

  private final String self;
  private final String secret;
  private final Publishers publishers;
  private final Set<Channel> taken = ConcurrentHashMap.newKeySet();

  /**
   * @param self the name this process connects under
   * @param secret a password made for this run
   */
  BrokerSecurity(String self, String secret, Publishers publishers) {
    this.self = self;
    this.secret = secret;
    this.publishers = publishers;
  }

  /** Lets topics through that the address of {@code channel} matches. */
  void take(Channel channel) {
    taken.add(channel);
  }

  void refuse(Channel channel) {
    taken.remove(channel);
  }

  /** Whether a source takes this topic: if not, nothing would keep the message. */
  boolean isTaken(String topic) {
    return taken.stream().anyMatch(channel -> Topics.matches(channel.address(), topic));
  }

  boolean isSelf(@Nullable String user) {
    return self.equals(user);
  }

  /** What the subject of a publisher carries. */
  private record Granted(Publishers.Grant grant) implements Principal {
    @Override
    public String getName() {
      return grant.user();
    }
  }

  @Override
  public @Nullable Subject authenticate(
      @Nullable String user,
      @Nullable String password,
      @Nullable RemotingConnection connection,
      @Nullable String domain) {
    if (user == null || password == null) {
      return null;
    }
    Subject subject = new Subject();
    subject.getPrincipals().add(new UserPrincipal(user));
    if (isSelf(user)) {
      return secret.equals(password) ? subject : null;
    }
    Optional<Publishers.Grant> grant = publishers.authenticate(user, password);
    if (grant.isEmpty()) {
      LOG.warn(
          "Refused an MQTT publisher calling itself '{}' from {}: unknown name or wrong password",
          user,
          connection == null ? "?" : connection.getRemoteAddress());
      publishers.refused(user, null);
      return null;
    }
    subject.getPrincipals().add(new Granted(grant.get()));
    return subject;
  }

  @Override
  public boolean authorize(
      @Nullable Subject subject, Set<Role> roles, CheckType checkType, String address) {
    if (subject == null) {
      return false;
    }
    if (subject.getPrincipals(UserPrincipal.class).stream().anyMatch(p -> isSelf(p.getName()))) {
      return true;
    }
    if (checkType != CheckType.SEND && checkType != CheckType.CREATE_ADDRESS) {
      return false;
    }
    Set<Granted> granted = subject.getPrincipals(Granted.class);
    boolean may =
        isTaken(address)
            && granted.stream()
                .flatMap(each -> each.grant().topics().stream())
                .anyMatch(filter -> Topics.matches(filter, address));
    if (!may) {
      granted.forEach(each -> publishers.refused(each.getName(), address));
    }
    return may;
  }

  @Override
  public boolean validateUser(@Nullable String user, @Nullable String password) {
    return authenticate(user, password, null, null) != null;
  }

  @Override
  public boolean validateUserAndRole(
      @Nullable String user, @Nullable String password, Set<Role> roles, CheckType checkType) {
    // Without an address nothing can be granted; the broker asks through authorize.
    return false;
  }
}
