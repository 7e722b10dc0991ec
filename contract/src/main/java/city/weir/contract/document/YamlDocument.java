package city.weir.contract.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads one YAML document into {@link Node}s, event by event: nothing is built that the limits do
 * not allow. Aliases are refused, so that no document grows when it is read.
 */
public final class YamlDocument {
  /** Characters of one file. */
  public static final int MAX_CHARACTERS = 1 << 20;

  private static final int MAX_DEPTH = 32;
  private static final int MAX_DIGITS = 400;

  private final LoadSettings settings =
      LoadSettings.builder().setCodePointLimit(MAX_CHARACTERS).build();
  private final Iterator<Event> events;
  private final Findings findings;

  private YamlDocument(String yaml, Findings findings) {
    this.events = new Parse(settings).parseString(yaml).iterator();
    this.findings = findings;
  }

  /**
   * The root of the document, whatever it is; empty when the text cannot be read as one YAML
   * document. What is wrong goes to {@code findings}, also what does not hinder reading on.
   */
  public static Optional<Node> read(String yaml, Findings findings) {
    if (yaml.length() > MAX_CHARACTERS) {
      findings.add(
          1, "", "The file is larger than 1 MiB", "Describe one dataset only, and leave out data");
      return Optional.empty();
    }
    try {
      return Optional.of(new YamlDocument(yaml, findings).document());
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().or(e::getContextMark).map(YamlDocument::line).orElse(1);
      findings.add(line, "", "Not YAML: " + reason(e), "Correct the YAML at this line");
    } catch (YamlEngineException e) {
      findings.add(1, "", "Not YAML: " + reason(e), "Write the file as UTF-8 text in YAML 1.2");
    } catch (Refused e) {
      findings.add(e.line, e.pointer, e.problem, e.remedy);
    }
    return Optional.empty();
  }

  private Node document() throws Refused {
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof NodeEvent) {
        Node root = node(event, "", line(event), 0);
        refuseMore();
        return root;
      }
    }
    throw new Refused(1, "", "The file is empty", "Write a contract into it");
  }

  private void refuseMore() throws Refused {
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof NodeEvent) {
        throw new Refused(
            line(event),
            "",
            "A second document begins here",
            "Keep one contract in a file: move what follows '---' to a file of its own");
      }
    }
  }

  private Node node(Event event, String pointer, int line, int depth) throws Refused {
    if (depth > MAX_DEPTH) {
      throw new Refused(
          line(event),
          pointer,
          "Nested deeper than %d levels".formatted(MAX_DEPTH),
          "Flatten this part: no part of a contract is nested so deep");
    }
    if (event instanceof AliasEvent || anchored(event)) {
      throw new Refused(
          line(event),
          pointer,
          "Anchors and aliases (& and *) are not read",
          "Write the value out; text that begins with & or * goes into quotes");
    }
    if (event instanceof MappingStartEvent) {
      return mapping(pointer, line, depth);
    }
    if (event instanceof SequenceStartEvent) {
      return sequence(pointer, line, depth);
    }
    return scalar((ScalarEvent) event, pointer, line);
  }

  private static boolean anchored(Event event) {
    return event instanceof NodeEvent node && node.getAnchor().isPresent();
  }

  private Node mapping(String pointer, int line, int depth) throws Refused {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (Event key = events.next(); key.getEventId() != Event.ID.MappingEnd; key = events.next()) {
      if (!(key instanceof ScalarEvent scalar)) {
        throw new Refused(
            line(key),
            pointer,
            "A key is not plain text",
            "Write keys as plain text, 'key: value'");
      }
      String name = scalar.getValue();
      String place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
      Node value = node(events.next(), place, line(key), depth + 1);
      Node former = entries.putIfAbsent(name, value);
      if (former != null) {
        findings.add(
            line(key),
            place,
            "'%s' is written twice, first in line %d".formatted(name, former.line()),
            "Keep one of the two");
      }
    }
    return new Node.Mapping(line, pointer, entries);
  }

  private Node sequence(String pointer, int line, int depth) throws Refused {
    List<Node> elements = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      elements.add(node(event, pointer + "/" + elements.size(), line(event), depth + 1));
    }
    return new Node.Sequence(line, pointer, elements);
  }

  private Node scalar(ScalarEvent event, String pointer, int line) throws Refused {
    String text = event.getValue();
    Optional<String> written = event.getTag().filter(tag -> !tag.equals("!"));
    if (written.isPresent() && !written.get().equals(Tag.STR.getValue())) {
      throw new Refused(line, pointer, "Tags are not read: " + written.get(), "Leave the tag out");
    }
    boolean plain = written.isEmpty() && event.getImplicit().canOmitTagInPlainScalar();
    Tag tag = plain ? settings.getSchema().getScalarResolver().resolve(text, true) : Tag.STR;
    return new Node.Scalar(line, pointer, value(tag, text, pointer, line), text);
  }

  private static @Nullable Object value(Tag tag, String text, String pointer, int line)
      throws Refused {
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return number(text, pointer, line);
    }
    return text;
  }

  private static Object number(String text, String pointer, int line) throws Refused {
    if (text.length() <= MAX_DIGITS) {
      try {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.precision() - number.scale()) <= MAX_DIGITS) {
          return text.matches("-?[0-9]+") ? new BigInteger(text) : number;
        }
      } catch (NumberFormatException e) {
        return text; // .inf and .nan: numbers to YAML, text to everybody else
      }
    }
    throw new Refused(line, pointer, "Not a number anybody needs", "Write fewer digits");
  }

  private static int line(Event event) {
    return event.getStartMark().map(YamlDocument::line).orElse(1);
  }

  private static int line(Mark mark) {
    return mark.getLine() + 1;
  }

  private static String reason(YamlEngineException e) {
    String text =
        e instanceof MarkedYamlEngineException marked ? marked.getProblem() : e.getMessage();
    return text == null ? e.getClass().getSimpleName() : text.lines().findFirst().orElse("unknown");
  }

  /** Ends reading at a limit. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    final int line;
    final String pointer;
    final String problem;
    final String remedy;

    Refused(int line, String pointer, String problem, String remedy) {
      super(problem);
      this.line = line;
      this.pointer = pointer;
      this.problem = problem;
      this.remedy = remedy;
    }
  }
}
