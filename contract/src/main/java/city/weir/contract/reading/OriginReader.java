package city.weir.contract.reading;

import city.weir.contract.Origin;
import city.weir.contract.Origin.Connector;
import city.weir.contract.Origin.Format;
import city.weir.contract.TableName;
import city.weir.contract.Zone;
import city.weir.contract.document.Findings;
import city.weir.contract.document.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads where rows come from: a source, for the resource zone, or a SQL model, above it. */
final class OriginReader {
  private final Findings findings;
  private final ContractReader.Siblings siblings;

  OriginReader(Findings findings, ContractReader.Siblings siblings) {
    this.findings = findings;
    this.siblings = siblings;
  }

  Optional<Origin> read(Node root, Zone zone, TableName table) {
    boolean fromSource = zone == Zone.RESOURCE;
    String wanted = fromSource ? "source" : "model";
    String other = fromSource ? "model" : "source";
    root.custom(other)
        .ifPresent(
            at ->
                findings.add(
                    at,
                    "A %s in the zone %s".formatted(other, zone.namespace()),
                    fromSource
                        ? "Datasets of resource have a source; a model belongs to theme or topic"
                        : "Datasets of theme and topic have a model; a source belongs to resource"));
    Node node = root.custom(wanted).orElse(null);
    if (node == null) {
      findings.add(
          root.childOrSelf("customProperties"),
          "'%s' is missing".formatted(wanted),
          fromSource
              ? "Add {property: source, value: {connector: ..., address: ..., format: ...}}"
              : "Add {property: model, value: {sql: file.sql, inputs: [...]}}");
      return Optional.empty();
    }
    if (!findings.clean(node)) {
      return Optional.empty();
    }
    return fromSource ? source(node, table) : model(node, zone);
  }

  private Optional<Origin> source(Node node, TableName table) {
    Connector connector = word(Connector.class, node, "connector", "");
    Format format = word(Format.class, node, "format", "");
    findings.require(
        node.childOrSelf("topic"),
        node.child("address").isEmpty() || node.child("topic").isEmpty(),
        "Both address and topic",
        "Write one of them: they mean the same");
    findings.require(
        node.childOrSelf("topic"),
        connector == Connector.MQTT || node.child("topic").isEmpty(),
        "Only MQTT has topics",
        "Write 'address: ...'");
    String address = node.text("address").or(() -> node.text("topic")).orElse("");
    checkAddress(node, connector, address);
    findings.require(
        node.childOrSelf("records"),
        format == Format.JSON || node.child("records").isEmpty(),
        "Only JSON documents hold their records at a pointer",
        "Leave 'records' out");
    findings.require(
        node.childOrSelf("sheet"),
        format == Format.XLSX || node.child("sheet").isEmpty(),
        "Only XLSX files have worksheets",
        "Leave 'sheet' out");
    String raw = node.text("raw").orElse(table.name());
    return Optional.of(
        new Origin.Source(
            connector,
            address,
            format,
            node.text("records").orElse(null),
            node.text("sheet").orElse(null),
            word(Origin.OnDrift.class, node, "onDrift", "hold"),
            raw.startsWith("raw.") ? TableName.parse(raw) : new TableName("raw", raw),
            new LinkedHashSet<>(node.texts("from"))));
  }

  private void checkAddress(Node node, Connector connector, String address) {
    Node at = node.child("address").or(() -> node.child("topic")).orElse(node);
    if (address.isEmpty()) {
      findings.add(node, "'address' is missing", "Add it: a topic filter, folder, or path step");
      return;
    }
    switch (connector) {
      case MQTT ->
          findings.require(
              at,
              isTopicFilter(address),
              "'%s' is not a topic filter".formatted(address),
              "+ stands for one whole level, # for the last levels: hydrology/+/stage");
      case DROP, HTTP ->
          findings.require(
              at,
              address.matches("[a-z0-9][a-z0-9_-]{0,63}"),
              "'%s' is not the name of a folder or a step of a path".formatted(address),
              "Write one word of a-z, 0-9, - and _, without slashes");
    }
  }

  /** MQTT 5, section 4.7.1: wildcards fill a whole level, and # only the last. */
  private static boolean isTopicFilter(String filter) {
    String[] levels = filter.split("/", -1);
    for (int i = 0; i < levels.length; i++) {
      String level = levels[i];
      boolean wild = level.contains("+") || level.contains("#");
      boolean last = i == levels.length - 1;
      if (wild && !level.equals("+") && !(level.equals("#") && last)) {
        return false;
      }
    }
    return !filter.startsWith("$") && filter.indexOf('\0') < 0;
  }

  private Optional<Origin> model(Node node, Zone zone) {
    List<TableName> inputs = new ArrayList<>();
    Set<String> localNames = new HashSet<>();
    for (Node input : node.children("inputs")) {
      TableName table = TableName.parse(input.asText().orElseThrow());
      checkZone(input, zone, table);
      findings.require(
          input,
          localNames.add(table.name()),
          "Two inputs are called '%s' in the SQL".formatted(table.name()),
          "Read each table once; of two zones' tables of one name read only the higher");
      inputs.add(table);
    }
    Node file = node.child("sql").orElseThrow();
    String sqlFile = file.asText().orElseThrow();
    String sql = "";
    try {
      sql = siblings.read(sqlFile);
      findings.require(
          file, !sql.isBlank(), "The file '%s' is empty".formatted(sqlFile), "Write one query");
    } catch (IOException e) {
      findings.add(
          file,
          "The file '%s' cannot be read: %s".formatted(sqlFile, e.getMessage()),
          "Put it beside the contract, as UTF-8 text");
    }
    return Optional.of(new Origin.Model(sqlFile, sql, inputs, node.texts("scope")));
  }

  /** What a topic may read of resource is seen only with all contracts at hand: ContractSet. */
  private void checkZone(Node at, Zone zone, TableName table) {
    boolean allowed =
        zone == Zone.THEME
            ? table.namespace().equals("resource")
            : table.namespace().equals("theme") || table.namespace().equals("resource");
    findings.require(
        at,
        allowed,
        "A dataset of %s reads '%s'".formatted(zone.namespace(), table),
        zone == Zone.THEME
            ? "A theme reads tables of resource only"
            : "A topic reads tables of theme, and reference lists of resource");
  }

  private static <E extends Enum<E>> E word(
      Class<E> words, Node node, String key, String otherwise) {
    return Enum.valueOf(words, node.text(key).orElse(otherwise).toUpperCase(Locale.ROOT));
  }
}
