package city.weir.server.iceberg;

import java.util.regex.Pattern;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.jspecify.annotations.Nullable;

/** Names of namespaces and tables as they stand in the path of a call. */
final class Names {
  /** What the protocol puts between the levels of a namespace. */
  private static final Pattern SEPARATOR = Pattern.compile("\u001f");

  private Names() {}

  static Namespace namespace(@Nullable String levels) {
    return levels == null || levels.isEmpty()
        ? Namespace.empty()
        : Namespace.of(SEPARATOR.split(levels));
  }

  static TableIdentifier table(String namespace, String table) {
    return TableIdentifier.of(namespace(namespace), table);
  }
}
