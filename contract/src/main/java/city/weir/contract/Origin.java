package city.weir.contract;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the rows of a dataset come from. */
public sealed interface Origin {

  /**
   * Delivered by a bureau or a sensor, into the raw table {@code raw}.
   *
   * @param address MQTT: a topic filter; drop folder: the name of the folder; HTTP: the last step
   *     of the path pushed to
   * @param records JSON pointer to the array of records in a delivered document, or null when the
   *     document is the record, an array of records, one record a line, or a GeoJSON collection
   * @param sheet name of the worksheet, or null for the first
   * @param raw the table it lands in, {@code raw.<name>}; contracts that name the same one share it
   * @param from ids of the directory's entries it comes from: the services, files, devices or
   *     cameras that deliver; empty where the directory has none
   */
  record Source(
      Connector connector,
      String address,
      Format format,
      @Nullable String records,
      @Nullable String sheet,
      OnDrift onDrift,
      TableName raw,
      Set<String> from)
      implements Origin {
    public Source {
      from = Set.copyOf(from);
    }

    /** Columns every raw table has beside the delivered fields; see docs/contract.md. */
    public static final Set<String> ENVELOPE =
        Set.of("_source", "_batch", "_offset", "_received_at", "_hash", "_extra");

    /**
     * The raw column a delivered field becomes: every character that is not a letter, digit or
     * {@code _} turns into {@code _}. Engines compare the result without regard to letter case.
     */
    public static String columnOf(String field) {
      return field.replaceAll("[^\\p{L}\\p{N}_]", "_");
    }
  }

  /**
   * Computed from tables of the zone below by one SQL query, in which each input stands under its
   * table's local name.
   *
   * @param sql the query, read from the file the contract names
   * @param inputs the tables it reads
   * @param scope columns that the inputs and the result have in common; only rows whose scope
   *     values occur among an input's changed rows are computed anew. Empty: the whole is computed
   *     anew.
   */
  record Model(String sqlFile, String sql, List<TableName> inputs, List<String> scope)
      implements Origin {
    public Model {
      inputs = List.copyOf(inputs);
      scope = List.copyOf(scope);
    }
  }

  enum Connector {
    MQTT,
    DROP,
    HTTP
  }

  enum Format {
    CSV,
    XLSX,
    JSON,
    NDJSON,
    GEOJSON
  }

  /** What happens to a delivery whose fields are not those the contract reads. */
  enum OnDrift {
    /**
     * A delivery that lacks a field the contract reads is refused whole, and kept; further fields
     * are kept beside the row.
     */
    HOLD,
    /** A field that is lacking is null; further fields are kept beside the row. */
    ACCEPT
  }

  /** Every way a dataset may go out. */
  enum Way {
    QUERY,
    SQL,
    SUBSCRIPTION,
    FILE,
    ICEBERG
  }

  /** All ways, for datasets shared without condition. */
  Set<Way> ALL_WAYS = Set.of(Way.values());
}
