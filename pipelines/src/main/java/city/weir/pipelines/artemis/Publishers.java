package city.weir.pipelines.artemis;

import java.util.List;
import java.util.Optional;

/** Knows who may publish over MQTT. Called by several threads. */
@FunctionalInterface
public interface Publishers {
  /** Nobody may. */
  Publishers NOBODY = (user, password) -> Optional.empty();

  /** What this user may do, or empty when the name or the password is wrong. */
  Optional<Grant> authenticate(String user, String password);

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
