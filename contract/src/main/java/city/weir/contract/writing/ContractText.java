package city.weir.contract.writing;

import city.weir.contract.Grade;
import city.weir.contract.Problem;
import city.weir.contract.change.Compatibility;
import city.weir.contract.document.Findings;
import city.weir.contract.document.Node;
import city.weir.contract.document.YamlDocument;
import city.weir.contract.reading.ContractException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a contract, changed in single places; comments, order and spacing stay. What is
 * written in a way that cannot be changed safely is refused, with the line, so that a person
 * changes it. Immutable.
 */
public final class ContractText {
  private static final Pattern VERSION =
      Pattern.compile("^(version:\\s*[\"']?)([0-9]+\\.[0-9]+\\.[0-9]+)([\"']?.*)$");
  private static final Pattern GRADE =
      Pattern.compile("^(.*?\\bclassification:\\s*[\"']?)([a-z0-9-]+)(.*)$");
  private static final Pattern ITEM = Pattern.compile("^(\\s*)- .*$");

  private final String file;
  private final String text;

  private ContractText(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /**
   * @param file its name, for what is refused
   */
  public static ContractText of(String file, String text) {
    return new ContractText(file, text);
  }

  public String text() {
    return text;
  }

  /** With {@code grade} for {@code column}. */
  public ContractText withGrade(String column, Grade grade) throws ContractException {
    Node at = column(column).child("classification").orElseThrow(() -> refused(1, column));
    return with(at.line(), replaced(GRADE, at.line(), grade.word()))
        .holding(
            at.line(),
            next -> next.column(column).text("classification").orElse("").equals(grade.word()));
  }

  /**
   * With the custom property {@code name} of {@code column}, in place of the one it has.
   *
   * @param value in YAML's flow style, on one line
   */
  public ContractText withProperty(String column, String name, String value)
      throws ContractException {
    ContractText without = withoutProperty(column, name);
    Node node = without.column(column);
    String item = "- {property: %s, value: %s}".formatted(name, value);
    List<Node> items = node.children("customProperties");
    ContractText next;
    if (!items.isEmpty()) {
      int line = items.get(0).line();
      next = without.inserted(line, without.indent(line, true) + item);
    } else {
      int line = node.childOrSelf("classification").line();
      String indent = without.indent(line, false);
      next =
          without
              .inserted(line + 1, indent + "customProperties:")
              .inserted(line + 2, indent + "  " + item);
    }
    return next.holding(node.line(), n -> n.column(column).custom(name).isPresent());
  }

  /** Without the custom property {@code name} of {@code column}, if it has it. */
  public ContractText withoutProperty(String column, String name) throws ContractException {
    Node node = column(column);
    List<Node> items = node.children("customProperties");
    Node item =
        items.stream()
            .filter(i -> i.text("property").filter(name::equals).isPresent())
            .findFirst()
            .orElse(null);
    if (item == null) {
      return this;
    }
    List<String> lines = lines();
    String line = lines.get(item.line() - 1);
    if (!line.matches("\\s*- \\{property: .*}\\s*")) {
      throw refused(item.line(), name);
    }
    lines.remove(item.line() - 1);
    if (items.size() == 1) {
      lines.remove(node.child("customProperties").orElseThrow().line() - 1);
    }
    return new ContractText(file, String.join("\n", lines))
        .holding(item.line(), n -> n.column(column).custom(name).isEmpty());
  }

  /** With the next version that readers of this one can follow. */
  public ContractText raised() throws ContractException {
    Node at = root().child("version").orElseThrow(() -> refused(1, "version"));
    String next = Compatibility.nextCompatible(at.asText().orElse(""));
    return with(at.line(), replaced(VERSION, at.line(), next))
        .holding(at.line(), n -> n.root().text("version").orElse("").equals(next));
  }

  private String replaced(Pattern pattern, int line, String word) throws ContractException {
    String before = lines().get(line - 1);
    Matcher matcher = pattern.matcher(before);
    if (!matcher.matches() || pattern.matcher(matcher.group(3)).matches()) {
      throw refused(line, before.strip());
    }
    return matcher.group(1) + word + matcher.group(3);
  }

  private ContractText with(int line, String replacement) {
    List<String> lines = lines();
    lines.set(line - 1, replacement);
    return new ContractText(file, String.join("\n", lines));
  }

  private ContractText inserted(int line, String addition) {
    List<String> lines = lines();
    lines.add(line - 1, addition);
    return new ContractText(file, String.join("\n", lines));
  }

  /** What stands before the words of a line. */
  private String indent(int line, boolean item) throws ContractException {
    String text = lines().get(line - 1);
    Matcher matcher = ITEM.matcher(text);
    boolean begins = matcher.matches();
    if (item != begins && item) {
      throw refused(line, text.strip());
    }
    String blank = text.substring(0, text.length() - text.stripLeading().length());
    return begins && !item ? blank + "  " : blank;
  }

  private List<String> lines() {
    return new ArrayList<>(List.of(text.split("\n", -1)));
  }

  private Node root() throws ContractException {
    Findings findings = new Findings(file);
    Node root = YamlDocument.read(text, findings).orElse(null);
    if (root == null || !findings.isEmpty()) {
      throw new ContractException(findings.problems());
    }
    return root;
  }

  private Node column(String name) throws ContractException {
    return root().children("schema").stream()
        .flatMap(object -> object.children("properties").stream())
        .filter(node -> node.text("name").filter(name::equals).isPresent())
        .findFirst()
        .orElseThrow(() -> refused(1, name));
  }

  private interface Check {
    boolean holds(ContractText next) throws ContractException;
  }

  /** This, if it reads back as was meant. */
  private ContractText holding(int line, Check check) throws ContractException {
    boolean holds;
    try {
      holds = check.holds(this);
    } catch (ContractException e) {
      throw refused(line, e.problems().get(0).message());
    }
    if (!holds) {
      throw refused(line, lines().get(Math.min(line, lines().size()) - 1).strip());
    }
    return this;
  }

  private ContractException refused(int line, String what) {
    return new ContractException(
        List.of(
            new Problem(
                file,
                line,
                "",
                "Cannot be changed by a machine, written as it is: " + what,
                "Change the contract by hand, and put it in force")));
  }
}
