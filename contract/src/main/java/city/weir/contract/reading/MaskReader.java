package city.weir.contract.reading;

import city.weir.contract.ColumnType;
import city.weir.contract.Mask;
import city.weir.contract.document.Findings;
import city.weir.contract.document.Node;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how a column is masked, and checks that the mask fits its type. */
final class MaskReader {
  private final Findings findings;

  MaskReader(Findings findings) {
    this.findings = findings;
  }

  @Nullable Mask read(Node node, ColumnType type) {
    Node at = node.custom("mask").orElse(null);
    if (at == null) {
      return null;
    }
    String word = at.text("default").orElseThrow();
    boolean text = type instanceof ColumnType.Text;
    boolean number = ColumnReader.isNumber(type);
    boolean moment = type instanceof ColumnType.Moment || type instanceof ColumnType.LocalMoment;
    switch (word) {
      case "partial" -> {
        List<Node> keep = at.children("keep");
        findings.require(at, text, "'partial' masks text", "Write {default: remove}");
        findings.require(at, keep.size() == 2, "'partial' needs keep", "Write keep: [first, last]");
        only(at, "default", "keep");
        return keep.size() == 2 ? new Mask.Partial(whole(keep.get(0)), whole(keep.get(1))) : null;
      }
      case "hash" -> {
        findings.require(at, text, "'hash' masks text", "Write {default: remove}");
        only(at, "default");
        return new Mask.Hash();
      }
      case "generalise" -> {
        findings.require(
            at, number || moment, "'generalise' masks numbers and timestamps", "Write remove");
        Optional<Number> step = at.number("step");
        findings.require(
            at, moment || step.isPresent(), "'generalise' needs a step", "Write step: 10");
        findings.require(
            at, !moment || step.isEmpty(), "Timestamps go to the day", "Leave step out");
        only(at, "default", "step");
        return new Mask.Generalise(step.map(Number::doubleValue).orElse(1.0));
      }
      case "blur" -> {
        Optional<Number> decimals = at.number("decimals");
        findings.require(at, number, "'blur' masks coordinates, which are numbers", "Write remove");
        findings.require(at, decimals.isPresent(), "'blur' needs decimals", "Write decimals: 2");
        only(at, "default", "decimals");
        return new Mask.Blur(decimals.map(Number::intValue).orElse(0));
      }
      default -> {
        only(at, "default");
        return new Mask.Remove();
      }
    }
  }

  private void only(Node mask, String... allowed) {
    if (mask instanceof Node.Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (key, value) ->
                  findings.require(
                      value,
                      List.of(allowed).contains(key),
                      "'%s' says nothing to this mask".formatted(key),
                      "Leave it out"));
    }
  }

  private static int whole(Node node) {
    return node instanceof Node.Scalar s && s.value() instanceof Number n ? n.intValue() : 0;
  }
}
