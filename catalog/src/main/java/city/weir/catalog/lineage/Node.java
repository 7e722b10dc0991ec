package city.weir.catalog.lineage;

import city.weir.contract.Origin;
import city.weir.contract.TableName;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something data comes from, lies in or goes to.
 *
 * @param id a dataset's is its contract's, another entry's its own; a raw table's its name; a
 *     source's {@code mqtt:hydrology/+/stage}; a query's {@code query:name}; a party's {@code
 *     party:id}
 * @param title what people call it
 * @param english the same in English, or null
 * @param table where its rows lie, null for what is no table
 */
public record Node(
    String id, Kind kind, String title, @Nullable String english, @Nullable TableName table) {

  /** What a node is. */
  public enum Kind {
    /** Where a bureau or a sensor delivers. */
    SOURCE,
    /** An entry that is no dataset of ours and delivers: a service, file, device or camera. */
    ENTRY,
    /** A table of what was delivered. */
    RAW,
    /** A table described by a contract. */
    DATASET,
    /** A saved query that can be called. */
    QUERY,
    /** A partner the data is shared with. */
    PARTY
  }

  public static Node raw(TableName table) {
    return new Node(table.toString(), Kind.RAW, table.toString(), null, table);
  }

  public static Node source(Origin.Source source) {
    String id = source.connector().name().toLowerCase(Locale.ROOT) + ":" + source.address();
    return new Node(id, Kind.SOURCE, id, null, null);
  }

  public static Node entry(String id, String title, @Nullable String english) {
    return new Node(id, Kind.ENTRY, title, english, null);
  }

  public static Node party(String id, String name) {
    return new Node("party:" + id, Kind.PARTY, name, null, null);
  }

  public static Node query(String name, String title, @Nullable String english) {
    return new Node("query:" + name, Kind.QUERY, title, english, null);
  }
}
