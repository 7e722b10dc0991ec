package city.weir.contract.reading;

import city.weir.contract.Column;
import city.weir.contract.ColumnType;
import city.weir.contract.Grade;
import city.weir.contract.GradeReason;
import city.weir.contract.Mask;
import city.weir.contract.document.Findings;
import city.weir.contract.document.Node;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads one column, and checks what can be said of it alone. */
final class ColumnReader {
  private static final Pattern DECIMAL =
      Pattern.compile("(?:decimal|numeric)\\((\\d{1,2}),\\s*(\\d{1,2})\\)");

  private final Findings findings;
  private final QualityReader quality;
  private final MaskReader masks;
  private final GradeReasonReader gradeReasons;
  private final @Nullable GradeReason gradeReason;

  /**
   * @param gradeReason what the whole table states, for columns that state none of their own
   */
  ColumnReader(Findings findings, QualityReader quality, @Nullable GradeReason gradeReason) {
    this.findings = findings;
    this.quality = quality;
    this.masks = new MaskReader(findings);
    this.gradeReasons = new GradeReasonReader(findings);
    this.gradeReason = gradeReason;
  }

  /** The column, or empty when something in it is wrong; then that has been reported. */
  Optional<Column> read(Node node) {
    if (!findings.clean(node)) {
      return Optional.empty();
    }
    String name = node.text("name").orElseThrow();
    ColumnType type = type(node);
    List<String> sources = node.texts("transformSourceObjects");
    Set<Column.Role> roles = roles(node);
    Mask mask = masks.read(node, type);
    String pattern = pattern(node);
    Column.Partition partition = partition(node, type);
    checkKey(node, type);
    checkRoles(node, roles, type);
    return Optional.of(
        new Column(
            name,
            node.text("businessName").orElseThrow(),
            node.customText("english").orElse(null),
            node.text("description").orElse(null),
            type,
            node.flag("required"),
            node.flag("primaryKey") ? position(node, "primaryKeyPosition") : 0,
            sources,
            node.text("transformLogic").orElse(null),
            node.text("classification").map(ColumnReader::grade).orElseThrow(),
            gradeReasons.read(node).orElse(gradeReason),
            roles,
            node.customText("unit").orElse(null),
            node.customText("element").orElse(null),
            partition,
            partition == null ? 0 : position(node, "partitionKeyPosition"),
            mask,
            pattern,
            quality.read(node, name, pattern != null)));
  }

  private ColumnType type(Node node) {
    String physical =
        node.text("physicalType").map(t -> t.toLowerCase(Locale.ROOT).strip()).orElse("");
    String logical = node.text("logicalType").orElseThrow();
    return switch (logical) {
      case "integer" -> stored(node, physical, new ColumnType.Whole(), "bigint", "long", "int");
      case "boolean" -> stored(node, physical, new ColumnType.Truth(), "boolean", "bool");
      case "date" -> stored(node, physical, new ColumnType.Day(), "date");
      case "timestamp" ->
          node.child("logicalTypeOptions").filter(o -> o.flag("timezone")).isPresent()
              ? stored(node, physical, new ColumnType.Moment(), "timestamp", "timestamptz")
              : stored(node, physical, new ColumnType.LocalMoment(), "timestamp", "timestamp_ntz");
      case "number" -> number(node, physical);
      default -> stored(node, physical, new ColumnType.Text(), "string", "text", "varchar");
    };
  }

  private ColumnType number(Node node, String physical) {
    Matcher decimal = DECIMAL.matcher(physical);
    if (!decimal.matches()) {
      return stored(node, physical, new ColumnType.Floating(), "double");
    }
    try {
      return new ColumnType.Exact(
          Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
    } catch (IllegalArgumentException e) {
      findings.add(
          node.childOrSelf("physicalType"),
          String.valueOf(e.getMessage()),
          "Write decimal(precision,scale), such as decimal(8,3)");
      return new ColumnType.Floating();
    }
  }

  private ColumnType stored(Node node, String physical, ColumnType type, String... spellings) {
    if (!physical.isEmpty() && !List.of(spellings).contains(physical)) {
      findings.add(
          node.childOrSelf("physicalType"),
          "physicalType '%s' does not go with logicalType '%s'"
              .formatted(physical, node.text("logicalType").orElse("")),
          "Leave physicalType out, or write "
              + (type instanceof ColumnType.Floating
                  ? "decimal(precision,scale) or double"
                  : spellings[0]));
    }
    return type;
  }

  private @Nullable String pattern(Node node) {
    Node at = node.child("logicalTypeOptions").flatMap(o -> o.child("pattern")).orElse(null);
    if (at == null) {
      return null;
    }
    String pattern = at.asText().orElseThrow();
    findings.require(
        at,
        node.text("logicalType").filter("string"::equals).isPresent(),
        "Only text has a pattern",
        "Leave it out, or write a quality rule of type sql");
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      findings.add(at, "Not a regular expression: " + e.getDescription(), "Correct the pattern");
    }
    return pattern;
  }

  private Column.@Nullable Partition partition(Node node, ColumnType type) {
    Node at = node.custom("partitionTransform").orElse(node.childOrSelf("partitioned"));
    Optional<String> word = node.customText("partitionTransform");
    if (!node.flag("partitioned")) {
      findings.require(
          at,
          word.isEmpty(),
          "A partitionTransform on a column that does not partition",
          "Add 'partitioned: true', or leave the transform out");
      return null;
    }
    boolean time = isTime(type);
    Column.Partition partition =
        word.map(w -> Column.Partition.valueOf(w.toUpperCase(Locale.ROOT)))
            .orElse(Column.Partition.IDENTITY);
    boolean identity = partition == Column.Partition.IDENTITY;
    boolean fits =
        identity
            ? !(isNumber(type) && !(type instanceof ColumnType.Whole))
                && (!time || type instanceof ColumnType.Day)
            : time;
    findings.require(
        at,
        fits,
        "A %s column cannot be partitioned by %s"
            .formatted(
                node.text("logicalType").orElse(""), partition.name().toLowerCase(Locale.ROOT)),
        time
            ? "Write partitionTransform day, month or year"
            : "Partition by identity of a string, integer or boolean, or by day of a timestamp");
    return partition;
  }

  private void checkKey(Node node, ColumnType type) {
    if (!node.flag("primaryKey")) {
      return;
    }
    findings.require(
        node.childOrSelf("primaryKey"),
        node.flag("required"),
        "A column of the primary key may be empty here",
        "Add 'required: true': rows without a key cannot be told apart");
    findings.require(
        node.childOrSelf("primaryKey"),
        !(type instanceof ColumnType.Floating),
        "A floating point number cannot tell rows apart",
        "Give it physicalType decimal(precision,scale), or take another column");
  }

  private void checkRoles(Node node, Set<Column.Role> roles, ColumnType type) {
    Node at = node.custom("role").orElse(node);
    findings.require(
        at,
        !roles.contains(Column.Role.EVENT_TIME) || isTime(type),
        "The event time is not a time",
        "Give the column logicalType timestamp or date");
    boolean place = roles.contains(Column.Role.LONGITUDE) || roles.contains(Column.Role.LATITUDE);
    findings.require(
        at, !place || isNumber(type), "A coordinate is not a number", "Write logicalType number");
    findings.require(
        at,
        !roles.contains(Column.Role.DISTRICT) || type instanceof ColumnType.Text,
        "A district is a code of GB/T 2260, which is text",
        "Write logicalType string");
    findings.require(
        at,
        !roles.contains(Column.Role.MEASURE) || isNumber(type),
        "A measure is not a number",
        "Write logicalType number or integer, or leave the role out");
  }

  private static Set<Column.Role> roles(Node node) {
    Set<Column.Role> roles = EnumSet.noneOf(Column.Role.class);
    node.custom("role").map(Node::items).orElse(List.of()).stream()
        .flatMap(n -> n.asText().stream())
        .forEach(word -> roles.add(role(word)));
    return roles;
  }

  private static Column.Role role(String word) {
    return word.equals("eventTime")
        ? Column.Role.EVENT_TIME
        : Column.Role.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Grade grade(String word) {
    return Grade.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The written position; 1 when none is, which {@link ContractRules} holds against the others. */
  private static int position(Node node, String key) {
    return node.number(key).map(Number::intValue).orElse(1);
  }

  static boolean isNumber(ColumnType type) {
    return type instanceof ColumnType.Whole
        || type instanceof ColumnType.Exact
        || type instanceof ColumnType.Floating;
  }

  private static boolean isTime(ColumnType type) {
    return type instanceof ColumnType.Day
        || type instanceof ColumnType.Moment
        || type instanceof ColumnType.LocalMoment;
  }
}
