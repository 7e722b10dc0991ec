package city.weir.contract.document;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlDocumentTest {
  private final Findings findings = new Findings("x.odcs.yaml");

  @Test
  void keepsLinesPointersAndSpellings() {
    Node root =
        YamlDocument.read("a: 1\nb/c~:\n  - x\n  - 2.50\n  - '3'\nd: ~\ne: true\n", findings)
            .orElseThrow();

    assertThat(root.child("a")).contains(new Node.Scalar(1, "/a", BigInteger.ONE, "1"));
    List<Node> items = root.children("b/c~");
    assertThat(items)
        .containsExactly(
            new Node.Scalar(3, "/b~1c~0/0", "x", "x"),
            new Node.Scalar(4, "/b~1c~0/1", new BigDecimal("2.50"), "2.50"),
            new Node.Scalar(5, "/b~1c~0/2", "3", "3"));
    assertThat(root.flag("e")).isTrue();
    assertThat(findings.isEmpty()).isTrue();
  }

  @Test
  void reportsAKeyWrittenTwiceAndReadsOn() {
    assertThat(YamlDocument.read("a: 1\nb: 2\na: 3\n", findings)).isPresent();

    assertThat(findings.problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.line()).isEqualTo(3);
              assertThat(p.message()).isEqualTo("'a' is written twice, first in line 1");
            });
  }

  @Test
  void refusesWhatGrowsOrNestsWithoutEnd() {
    assertThat(refusal("a: &x [1]\nb: *x\n").message()).contains("Anchors and aliases");
    assertThat(refusal("[".repeat(200_000)).message()).startsWith("Nested deeper than 32 levels");
    assertThat(refusal("- ".repeat(200_000)).message()).startsWith("Nested deeper than 32 levels");
    assertThat(refusal("a: " + "x".repeat(YamlDocument.MAX_CHARACTERS)).message())
        .contains("larger than 1 MiB");
    assertThat(refusal("a: 1e999999999").message()).contains("Not a number anybody needs");
    assertThat(refusal("a: " + "9".repeat(5000)).message()).contains("Not a number anybody needs");
  }

  @Test
  void saysInWhichLineTheTextIsNoYaml() {
    Problem problem = refusal("a: 1\nb: [1, 2\nc: 3\n");

    assertThat(problem.line()).isGreaterThan(1);
    assertThat(problem.message()).startsWith("Not YAML: ");
    assertThat(refusal("").message()).isEqualTo("The file is empty");
    assertThat(refusal("a: 1\n---\nb: 2\n").line()).isEqualTo(3);
    assertThat(refusal("a: !!java/object 1\n").message()).startsWith("Tags are not read");
    assertThat(refusal("a: \u0007\n").message()).startsWith("Not YAML: ");
  }

  private static Problem refusal(String yaml) {
    Findings findings = new Findings("x.odcs.yaml");
    assertThat(YamlDocument.read(yaml, findings)).isEmpty();
    return findings.problems().get(0);
  }
}
