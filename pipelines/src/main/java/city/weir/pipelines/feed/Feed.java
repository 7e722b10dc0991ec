package city.weir.pipelines.feed;

import city.weir.contract.Origin;
import city.weir.lake.landing.RawTable;
import city.weir.pipelines.decode.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One way into one raw table.
 *
 * @param source how it is reached and read; where several contracts name it they agree in this
 * @param table with the fields of every contract that reads the table
 * @param required the fields without which a delivery is refused
 */
public record Feed(Origin.Source source, RawTable table, Set<String> required) {
  public Feed {
    required = Set.copyOf(required);
  }

  /** What people and stamps call it: {@code mqtt:hydrology/+/stage}. */
  public String id() {
    return connector() + ":" + source.address();
  }

  /**
   * Tells it from other feeds, even of the same address: {@code raw.stage@mqtt/hydrology/+/stage}.
   */
  public String key() {
    return table.name() + "@" + connector() + "/" + source.address();
  }

  public Fields fields() {
    return new Fields(List.copyOf(table.fields()), required);
  }

  private String connector() {
    return source.connector().name().toLowerCase(Locale.ROOT);
  }
}
