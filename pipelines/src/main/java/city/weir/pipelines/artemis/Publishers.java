package city.weir.pipelines.artemis;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows who may publish over MQTT. Called by several threads. */
@FunctionalInterface
public interface Publishers {
  /** Nobody may. */
  Publishers NOBODY = (user, password) -> Optional.empty();

  /** What this user may do, or empty when the name or the password is wrong. */
  Optional<Grant> authenticate(String user, String password);

  /**
   * Hears that a publisher was refused; must be quick.
   *
   * @param user name it gave
   * @param address topic it wanted to publish under, with dots for slashes, or null when it was not
   *     let in at all
   */
  default void refused(String user, @Nullable String address) {}

  /**
   * @param user name of the publisher
   * @param topics topic filters, with + and #, of the topics it may publish under
   */
  record Grant(String user, List<String> topics) {
    public Grant {
      topics = List.copyOf(topics);
    }
  }
}
