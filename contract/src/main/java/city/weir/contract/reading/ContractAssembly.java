package city.weir.contract.reading;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Deduplication;
import city.weir.contract.Directory;
import city.weir.contract.Origin;
import city.weir.contract.Provider;
import city.weir.contract.QualityRule;
import city.weir.contract.ServiceLevel;
import city.weir.contract.TableName;
import city.weir.contract.Zone;
import city.weir.contract.document.Findings;
import city.weir.contract.document.Node;
import city.weir.contract.standard.Standards;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts a contract together from a document that was held against the schema. Each part is read when
 * it is sound by itself, so that what is wrong in one does not hide what is wrong in another.
 */
final class ContractAssembly {
  private final Node root;
  private final Findings findings;

  private ContractAssembly(Node root, Findings findings) {
    this.root = root;
    this.findings = findings;
  }

  static DataContract assemble(
      Node root, Findings findings, ContractReader.Siblings siblings, Standards standards)
      throws ContractException {
    return new ContractAssembly(root, findings).assemble(siblings, standards);
  }

  private DataContract assemble(ContractReader.Siblings siblings, Standards standards)
      throws ContractException {
    Node object = root.children("schema").stream().findFirst().orElse(root);
    Optional<Zone> zone = zone();
    Optional<TableName> table = table(object, zone);
    Optional<Origin> origin =
        zone.isPresent() && table.isPresent()
            ? new OriginReader(findings, siblings).read(root, zone.get(), table.get())
            : Optional.empty();

    QualityReader quality = new QualityReader(findings);
    ColumnReader columnReader =
        new ColumnReader(
            findings, quality, new GradeReasonReader(findings).read(root).orElse(null));
    Map<Column, Node> columns = new LinkedHashMap<>();
    for (Node node : object.children("properties")) {
      columnReader.read(node).ifPresent(column -> columns.put(column, node));
    }
    List<QualityRule> rules = new ArrayList<>(quality.read(object, "", true));
    Deduplication deduplication = deduplication();
    DirectoryReader directoryReader = new DirectoryReader(findings);
    Optional<Directory> directory = directoryReader.read(root);
    Optional<Provider> provider = directoryReader.provider(root);
    requireCustom("directory");

    new ContractRules(root, object, columns, findings)
        .check(origin.orElse(null), deduplication, directory.orElse(null));
    ElementCheck elements = new ElementCheck(findings, siblings, standards);
    columns.forEach(elements::check);
    ExpressionCheck expressions = new ExpressionCheck(findings, siblings);
    MappingRules mapping = new MappingRules(object, findings, expressions);
    zone.ifPresent(mapping::check);
    mapping.checkPredicates();
    checkQuery(origin, expressions);
    List<ServiceLevel> levels = serviceLevels();
    if (!findings.isEmpty()) {
      throw new ContractException(findings.problems());
    }

    return new DataContract(
        root.text("id").orElseThrow(),
        root.text("name").orElseThrow(),
        root.text("version").orElseThrow(),
        DataContract.Status.valueOf(root.text("status").orElseThrow().toUpperCase(Locale.ROOT)),
        root.text("domain").orElseThrow(),
        root.text("tenant").orElseThrow(),
        root.child("description").flatMap(d -> d.text("purpose")).orElse(null),
        root.child("description").flatMap(d -> d.text("limitations")).orElse(null),
        zone.orElseThrow(),
        table.orElseThrow(),
        object.text("businessName").orElseThrow(),
        root.customText("english").orElse(null),
        List.copyOf(columns.keySet()),
        rules,
        origin.orElseThrow(),
        deduplication,
        directory.orElseThrow(),
        levels,
        provider.orElseThrow());
  }

  private void checkQuery(Optional<Origin> origin, ExpressionCheck expressions) {
    Node at = root.custom("model").flatMap(m -> m.child("sql")).orElse(root);
    if (origin.orElse(null) instanceof Origin.Model model && findings.clean(at)) {
      expressions.query(at, model);
    }
  }

  private Optional<Zone> zone() {
    requireCustom("zone");
    return root.custom("zone")
        .filter(findings::clean)
        .flatMap(Node::asText)
        .map(word -> Zone.valueOf(word.toUpperCase(Locale.ROOT)));
  }

  private Optional<TableName> table(Node object, Optional<Zone> zone) {
    Node at = object.child("physicalName").orElse(null);
    if (at == null || !findings.clean(at)) {
      return Optional.empty();
    }
    TableName table = TableName.parse(at.asText().orElseThrow());
    zone.ifPresent(
        z ->
            findings.require(
                at,
                z.namespace().equals(table.namespace()),
                "The table is in '%s' but the zone is '%s'"
                    .formatted(table.namespace(), z.namespace()),
                "Write physicalName '%s.%s', or another zone"
                    .formatted(z.namespace(), table.name())));
    findings.require(
        object.childOrSelf("name"),
        object.text("name").filter(table.name()::equals).isPresent(),
        "The table's name and its physicalName differ",
        "Write 'name: %s'".formatted(table.name()));
    return Optional.of(table);
  }

  /** Null when every row counts. */
  private @Nullable Deduplication deduplication() {
    Node node = root.custom("deduplicate").filter(findings::clean).orElse(null);
    String keep = node == null ? "all" : node.text("keep").orElse("all");
    if (node == null || keep.equals("all")) {
      return null;
    }
    return new Deduplication(
        node.texts("by"), Deduplication.Keep.valueOf(keep.toUpperCase(Locale.ROOT)));
  }

  private List<ServiceLevel> serviceLevels() {
    return root.children("slaProperties").stream()
        .filter(findings::clean)
        .map(
            node ->
                new ServiceLevel(
                    node.text("property").orElseThrow(),
                    node.text("value").orElseThrow(),
                    node.text("unit").orElse(null),
                    node.text("element").orElse(null)))
        .toList();
  }

  private void requireCustom(String property) {
    findings.require(
        root.childOrSelf("customProperties"),
        root.custom(property).isPresent(),
        "The property '%s' is missing".formatted(property),
        "Add {property: %s, value: ...}; docs/contract.md shows its form".formatted(property));
  }
}
