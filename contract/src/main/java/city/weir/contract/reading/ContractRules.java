package city.weir.contract.reading;

import city.weir.contract.Column;
import city.weir.contract.Deduplication;
import city.weir.contract.Directory;
import city.weir.contract.Origin;
import city.weir.contract.document.Findings;
import city.weir.contract.document.Node;
import city.weir.contract.document.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What no schema can say: how the parts of one contract fit together. */
final class ContractRules {
  private static final List<String> CUSTOM =
      List.of("zone", "english", "source", "model", "deduplicate", "directory", "gradeReason");
  private static final List<String> COLUMN_CUSTOM =
      List.of("role", "unit", "element", "english", "partitionTransform", "mask", "gradeReason");

  private final Node root;
  private final Node object;
  private final Map<Column, Node> columns;
  private final Findings findings;

  /** Names of all columns, also of those that could not be read. */
  private final List<String> names;

  ContractRules(Node root, Node object, Map<Column, Node> columns, Findings findings) {
    this.root = root;
    this.object = object;
    this.columns = columns;
    this.findings = findings;
    this.names =
        object.children("properties").stream().flatMap(n -> n.text("name").stream()).toList();
  }

  void check(
      @Nullable Origin origin,
      @Nullable Deduplication deduplication,
      @Nullable Directory directory) {
    checkNames();
    checkCustomProperties(root, CUSTOM);
    object.children("properties").forEach(c -> checkCustomProperties(c, COLUMN_CUSTOM));
    checkPositions("primaryKey", "primaryKeyPosition");
    checkPositions("partitioned", "partitionKeyPosition");
    checkRoles(directory);
    checkKey(origin, deduplication);
    checkScope(origin);
    checkGradeReasons(origin);
    checkServiceLevels();
  }

  private void checkGradeReasons(@Nullable Origin origin) {
    if (origin == null || origin instanceof Origin.Model) {
      return;
    }
    List<Node> stated = new ArrayList<>();
    root.custom(GradeReasonReader.PROPERTY).ifPresent(stated::add);
    columns.values().forEach(c -> c.custom(GradeReasonReader.PROPERTY).ifPresent(stated::add));
    for (Node at : stated) {
      findings.add(
          at,
          "A gradeReason in a dataset that is delivered, not derived",
          "Leave it out: the grade of what is delivered needs no reason");
    }
  }

  private void checkScope(@Nullable Origin origin) {
    if (origin instanceof Origin.Model) {
      for (Node column : root.custom("model").map(m -> m.children("scope")).orElse(List.of())) {
        String name = column.asText().orElse("");
        findings.require(
            column,
            names.contains(name),
            "There is no column '%s'".formatted(name),
            Spelling.remedy(name, names));
      }
    }
  }

  private void checkNames() {
    Map<String, Integer> seen = new HashMap<>();
    for (Node column : object.children("properties")) {
      Node at = column.childOrSelf("name");
      String name = column.text("name").orElse("");
      Integer former = name.isEmpty() ? null : seen.putIfAbsent(name, at.line());
      if (former != null) {
        findings.add(
            at,
            "A column '%s' stands in line %d already".formatted(name, former),
            "Give each column a name of its own");
      }
    }
  }

  /** Properties of others are allowed; what looks like a misspelt one of ours is not. */
  private void checkCustomProperties(Node owner, List<String> known) {
    Set<String> seen = new HashSet<>();
    for (Node entry : owner.children("customProperties")) {
      String property = entry.text("property").orElse("");
      if (!known.contains(property)) {
        Spelling.nearest(property, known)
            .ifPresent(
                near ->
                    findings.add(
                        entry,
                        "The property '%s' is not known here".formatted(property),
                        "Write '%s' if that is meant, else a name less like it".formatted(near)));
      } else if (!seen.add(property)) {
        findings.add(entry, "A second '%s'".formatted(property), "Keep one of the two");
      }
    }
  }

  /** Positions count 1, 2, 3, ...; a single column needs none. */
  private void checkPositions(String flag, String position) {
    List<Node> members = object.children("properties").stream().filter(c -> c.flag(flag)).toList();
    Set<Integer> expected = new TreeSet<>();
    Map<Integer, Node> taken = new HashMap<>();
    for (int i = 1; i <= members.size(); i++) {
      expected.add(i);
    }
    for (Node member : members) {
      if (members.size() > 1 && member.child(position).isEmpty()) {
        findings.add(
            member,
            "'%s' is missing".formatted(position),
            "Count the %d columns with '%s: true' from 1".formatted(members.size(), flag));
        continue;
      }
      int place = member.number(position).map(Number::intValue).orElse(1);
      Node at = member.childOrSelf(position);
      findings.require(
          at,
          expected.contains(place) && taken.putIfAbsent(place, member) == null,
          "%s %d is taken or leaves a gap".formatted(position, place),
          "Count the %d columns with '%s: true' from 1".formatted(members.size(), flag));
    }
    for (Node other : object.children("properties")) {
      findings.require(
          other.childOrSelf(position),
          other.flag(flag) || other.child(position).isEmpty(),
          "A %s without '%s: true'".formatted(position, flag),
          "Add '%s: true', or leave the position out".formatted(flag));
    }
  }

  private void checkRoles(@Nullable Directory directory) {
    Map<Column.Role, Column> holders = new HashMap<>();
    columns.forEach(
        (column, node) -> {
          for (Column.Role role : column.roles()) {
            Column former = holders.putIfAbsent(role, column);
            if (former != null) {
              findings.add(
                  node.custom("role").orElse(node),
                  "'%s' has the same role as '%s'".formatted(column.name(), former.name()),
                  "Give each role to one column");
            }
          }
        });
    boolean allRead = columns.size() == object.children("properties").size();
    boolean lon = holders.containsKey(Column.Role.LONGITUDE);
    boolean lat = holders.containsKey(Column.Role.LATITUDE);
    findings.require(
        object.childOrSelf("properties"),
        !allRead || lon == lat,
        lon ? "A longitude without a latitude" : "A latitude without a longitude",
        "Give the other coordinate its role, or leave both without");
    boolean ownDistrict = directory != null && directory.share().rowsOfOwnDistrict();
    findings.require(
        root.custom("directory").flatMap(d -> d.child("share")).orElse(root),
        !allRead || !ownDistrict || holders.containsKey(Column.Role.DISTRICT),
        "Partners see the rows of their own district, but no column says the district",
        "Give the column of district codes the role 'district', or leave rowsOfOwnDistrict out");
  }

  private void checkKey(@Nullable Origin origin, @Nullable Deduplication deduplication) {
    List<String> key = new ArrayList<>();
    object.children("properties").stream()
        .filter(c -> c.flag("primaryKey"))
        .forEach(c -> c.text("name").ifPresent(key::add));
    Node at = root.custom("deduplicate").orElse(null);
    if (origin instanceof Origin.Model) {
      findings.require(
          at == null ? root : at,
          at == null,
          "A model de-duplicates in its SQL",
          "Leave 'deduplicate' out");
      findings.require(
          object,
          !key.isEmpty(),
          "No column is in the primary key",
          "Add 'primaryKey: true' and 'required: true' to the columns that tell rows apart");
      return;
    }
    if (at == null) {
      findings.require(
          object,
          origin == null,
          "Nothing says which rows are the same",
          "Add {property: deduplicate, value: {by: [key columns], keep: latest}}, or {keep: all}"
              + " when every row counts");
      return;
    }
    if (deduplication == null) {
      findings.require(
          at,
          key.isEmpty() && at.children("by").isEmpty(),
          "Every row counts, but a key tells rows apart",
          "Write 'keep: latest' or 'keep: first', or take the key away");
      return;
    }
    findings.require(
        at,
        !key.isEmpty(),
        "Rows are de-duplicated, but no column is in the primary key",
        "Add 'primaryKey: true' and 'required: true' to the columns that tell rows apart");
    for (Node column : at.children("by")) {
      String name = column.asText().orElse("");
      findings.require(
          column,
          names.contains(name),
          "There is no column '%s'".formatted(name),
          Spelling.remedy(name, names));
    }
    findings.require(
        at,
        key.isEmpty() || new HashSet<>(key).equals(new HashSet<>(deduplication.by())),
        "'by' differs from the primary key",
        "Write by: " + key);
  }

  private void checkServiceLevels() {
    String table = object.text("name").orElse("");
    for (Node level : root.children("slaProperties")) {
      String element = level.text("element").orElse("");
      int dot = element.indexOf('.');
      boolean known =
          element.isEmpty()
              || (dot < 0
                  ? element.equals(table)
                  : element.substring(0, dot).equals(table)
                      && names.contains(element.substring(dot + 1)));
      findings.require(
          level.childOrSelf("element"),
          known,
          "There is no '%s'".formatted(element),
          "Write '%s' or '%s.column'".formatted(table, table));
    }
  }
}
