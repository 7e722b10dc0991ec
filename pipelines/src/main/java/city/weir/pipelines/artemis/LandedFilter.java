package city.weir.pipelines.artemis;

import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.filter.Filter;
import org.apache.activemq.artemis.selector.filter.Filterable;

/** Picks out messages by their position. */
final class LandedFilter implements Filter {
  private final Set<Long> landed;

  LandedFilter(Set<Long> landed) {
    this.landed = landed;
  }

  @Override
  public boolean match(Message message) {
    return landed.contains(message.getMessageID());
  }

  @Override
  public boolean match(Map<String, String> map) {
    return false;
  }

  @Override
  public boolean match(Filterable filterable) {
    return false;
  }

  @Override
  public SimpleString getFilterString() {
    return SimpleString.of("landed");
  }
}
