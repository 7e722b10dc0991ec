package city.weir.contract.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Grade;
import city.weir.contract.Mask;
import city.weir.contract.reading.ContractException;
import city.weir.contract.reading.ContractReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTextTest {
  private static final Path CITY =
      Path.of(System.getProperty("weir.root", ".."), "samples", "wuhan", "contracts");
  private static final String SHORT =
      """
      version: 1.4.2 # as agreed in May
      schema:
        - name: t
          properties:
            - name: phone
              # Numbers of duty rooms.
              classification: general-1
            - {name: site, classification: general-1}
            - name: person
              classification: "general-1"
              customProperties:
                - {property: mask, value: {default: hash}}
                - {property: role, value: label}
      """;

  static Stream<Path> contracts() throws IOException {
    try (Stream<Path> files = Files.list(CITY)) {
      return files.filter(f -> f.toString().endsWith(".odcs.yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void changesEachColumnOfTheSampleCityAndNothingElse(Path file) throws Exception {
    ContractReader reader = new ContractReader();
    String before = Files.readString(file);
    DataContract was = reader.read(file);
    for (Column column : was.columns()) {
      String after =
          ContractText.of("x", before)
              .withGrade(column.name(), Grade.CORE)
              .withProperty(column.name(), "mask", "{default: remove}")
              .raised()
              .text();

      DataContract is = reader.read("x", after, ContractReader.Siblings.in(CITY));
      assertThat(is.version()).isEqualTo("1.1.0");
      for (Column other : is.columns()) {
        if (other.name().equals(column.name())) {
          assertThat(other.grade()).isEqualTo(Grade.CORE);
          assertThat(other.mask()).isEqualTo(new Mask.Remove());
          assertThat(other.roles()).isEqualTo(column.roles());
        } else {
          assertThat(other).isEqualTo(was.column(other.name()).orElseThrow());
        }
      }
      List<String> untouched = before.lines().filter(l -> l.strip().startsWith("#")).toList();
      assertThat(after.lines().toList()).containsAll(untouched);
    }
  }

  @Test
  void leavesEverythingElseAsItIsWritten() throws Exception {
    String after = ContractText.of("x", SHORT).withGrade("phone", Grade.GENERAL_4).raised().text();

    assertThat(after)
        .isEqualTo(
            SHORT
                .replace("1.4.2", "1.5.0")
                .replace(
                    "rooms.\n        classification: general-1",
                    "rooms.\n        classification: general-4"));
  }

  @Test
  void writesAPropertyAndTakesItOutAgain() throws Exception {
    ContractText text = ContractText.of("x", SHORT);

    ContractText with = text.withProperty("phone", "mask", "{default: partial, keep: [3, 4]}");
    assertThat(with.text())
        .contains(
            "        classification: general-1\n        customProperties:\n"
                + "          - {property: mask, value: {default: partial, keep: [3, 4]}}\n");
    assertThat(with.withoutProperty("phone", "mask").text()).isEqualTo(SHORT);
    assertThat(text.withProperty("person", "mask", "{default: remove}").text())
        .isEqualTo(SHORT.replace("{default: hash}", "{default: remove}"));
    assertThat(text.withoutProperty("phone", "mask").text()).isEqualTo(SHORT);
  }

  @Test
  void changesAColumnWrittenOnOneLine() throws Exception {
    assertThat(ContractText.of("x", SHORT).withGrade("site", Grade.IMPORTANT).text())
        .contains("{name: site, classification: important}");
  }

  @Test
  void refusesWhatItCannotChangeSafely() {
    assertThatThrownBy(
            () -> ContractText.of("x", SHORT).withProperty("site", "mask", "{default: remove}"))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("by hand");
    assertThatThrownBy(() -> ContractText.of("x", SHORT).withGrade("nobody", Grade.CORE))
        .isInstanceOf(ContractException.class);
    String twice = SHORT.replace("{name: site, c", "{name: other, classification: core, x: {c");
    assertThatThrownBy(() -> ContractText.of("x", twice).withGrade("other", Grade.GENERAL_1))
        .isInstanceOf(ContractException.class);
  }
}
