package city.weir.contract.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever becomes of a good contract, the answer is a contract or problems with their places. */
class ContractReaderPropertyTest {
  private static final ContractReader READER = new ContractReader();
  private static final List<String> LINES = Samples.RIVER_STAGE.lines().toList();

  @Property(tries = 300)
  void aMissingPartIsReadOrRefusedWithPlaces(@ForAll("lines") int line, @ForAll boolean withPart) {
    StringBuilder left = new StringBuilder();
    int indent = indent(LINES.get(line));
    boolean inside = false;
    for (int i = 0; i < LINES.size(); i++) {
      inside = i == line || (inside && withPart && indent(LINES.get(i)) > indent);
      if (!inside) {
        left.append(LINES.get(i)).append('\n');
      }
    }
    readOrRefused(left.toString());
  }

  @Property(tries = 500)
  void aChangedValueIsReadOrRefusedWithPlaces(
      @ForAll("lines") int line, @ForAll("values") String value) {
    String old = LINES.get(line);
    int colon = old.indexOf(": ");
    String changed =
        colon < 0 ? " ".repeat(indent(old)) + value : old.substring(0, colon + 2) + value;
    readOrRefused(Samples.RIVER_STAGE.replace(old + "\n", changed + "\n"));
  }

  @Property(tries = 300)
  void anyCutIsReadOrRefusedWithPlaces(
      @ForAll("characters") int from, @ForAll("characters") int to) {
    String text = Samples.RIVER_STAGE;
    readOrRefused(text.substring(0, Math.min(from, to)) + text.substring(Math.max(from, to)));
  }

  private static void readOrRefused(String yaml) {
    try {
      assertThat(READER.read("x.odcs.yaml", yaml, Samples.NO_SIBLINGS)).isNotNull();
    } catch (ContractException e) {
      assertThat(e.problems())
          .isNotEmpty()
          .allSatisfy(
              problem -> {
                assertThat(problem.line()).isBetween(1, (int) yaml.lines().count() + 1);
                assertThat(problem.message()).isNotBlank();
                assertThat(problem.remedy()).isNotBlank();
              });
    }
  }

  private static int indent(String line) {
    return (int) line.chars().takeWhile(c -> c == ' ').count();
  }

  @Provide
  Arbitrary<Integer> lines() {
    return Arbitraries.integers().between(0, LINES.size() - 1);
  }

  @Provide
  Arbitrary<Integer> characters() {
    return Arbitraries.integers().between(0, Samples.RIVER_STAGE.length());
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of(
        "",
        "~",
        "[]",
        "{}",
        "0",
        "-1",
        "1.5",
        "-0.5",
        "1.5e300",
        "-1e300",
        "1e-300",
        "99999999999999999999",
        "true",
        "'x'",
        "x y",
        "[[1]]",
        "{property: zone}",
        "[{property: zone, value: [theme]}]",
        "[query, 7]",
        "/",
        "'~1/'",
        "{default: partial, keep: [1]}",
        "resource.a.b",
        "\"\\u0000\"",
        "河",
        "- x",
        "&a x",
        "*a",
        "!!int x");
  }
}
