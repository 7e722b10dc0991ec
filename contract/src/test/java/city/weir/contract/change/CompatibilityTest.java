package city.weir.contract.change;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.DataContract;
import city.weir.contract.reading.ContractReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {
  private static final ContractReader READER = new ContractReader();
  private final String text = riverStage();
  private final DataContract inForce = read(text);

  @Test
  void findsNothingBetweenAContractAndItself() {
    Verdict verdict = Compatibility.judge(inForce, read(text));

    assertThat(verdict.changes()).isEmpty();
    assertThat(verdict.versionProblem()).isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          decimal(8,3)                    | decimal(8,2)                   | column stage
          decimal(8,3)                    | decimal(6,3)                   | column stage
          decimal(8,3)                    | double                         | column stage
          property: unit, value: m        | property: unit, value: cm      | column stage
          name: stage                     | name: water_stage              | column stage
          {property: partitionTransform, value: day} | {property: partitionTransform, value: month} | partitioning
          tenant: "420100"                | tenant: "420500"               | tenant
          name: observer_phone            | name: observer_tel             | column observer_phone
          """)
  void seesWhatBreaksReaders(String from, String to, String part) {
    String changed = text.replace("query: stage between", "query: 1 between");
    DataContract old = read(changed);

    Verdict verdict = Compatibility.judge(old, read(replace(changed, from, to)));

    assertThat(verdict.compatible()).isFalse();
    assertThat(verdict.breaking()).extracting(Change::part).contains(part);
    assertThat(verdict.versionProblem()).hasValueSatisfying(p -> assertThat(p).contains("2.0.0"));
  }

  @Test
  void seesThatTheKeyChangedWhenAColumnLeavesIt() {
    String next =
        replace(text, "        primaryKey: true\n        primaryKeyPosition: 2\n", "")
            .replace("by: [station_code, observed_at]", "by: [station_code]");

    assertThat(Compatibility.judge(inForce, read(next)).breaking())
        .extracting(Change::part)
        .containsExactly("key");
  }

  @Test
  void requiringAColumnBreaksAndSoDoesNotRequiringIt() {
    String required =
        replace(text, "businessName: 水位\n", "businessName: 水位\n        required: true\n");

    assertThat(Compatibility.judge(inForce, read(required)).compatible()).isFalse();
    assertThat(Compatibility.judge(read(required), inForce).compatible()).isFalse();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          decimal(8,3)                 | decimal(12,3)
          businessName: 水位           | businessName: 实测水位
          classification: general-2    | classification: general-3
          keep: [3, 4]                 | keep: [3, 0]
          mustBeLessThan: 5            | mustBeLessThan: 2
          onDrift: hold                | onDrift: accept
          status: active               | status: deprecated
          condition: 防汛指挥部成员单位 | condition: 成员单位
          value: 10, unit: m           | value: 5, unit: m
          """)
  void letsReadersReadOn(String from, String to) {
    Verdict verdict = Compatibility.judge(inForce, read(replace(text, from, to)));

    assertThat(verdict.compatible()).isTrue();
    assertThat(verdict.changes()).hasSize(1);
    assertThat(verdict.versionProblem()).hasValueSatisfying(p -> assertThat(p).contains("1.1.0"));
  }

  @Test
  void addingAnOptionalColumnIsCompatibleAndARequiredOneIsNot() {
    String optional =
        replace(
            text,
            "      - name: observer_phone\n",
            """
                  - name: discharge
                    businessName: 流量
                    logicalType: number
                    classification: general-2
                    transformSourceObjects: [q]
                  - name: observer_phone
            """);
    String required =
        replace(optional, "businessName: 流量\n", "businessName: 流量\n        required: true\n");

    assertThat(Compatibility.judge(inForce, read(optional)).compatible()).isTrue();
    assertThat(Compatibility.judge(inForce, read(required)).compatible()).isFalse();
  }

  @ParameterizedTest(name = "{0} -> {1}, breaking: {2} is accepted: {3}")
  @CsvSource({
    "1.4.2, 1.4.3, false, true",
    "1.4.2, 1.4.2, false, false",
    "1.4.2, 1.4.1, false, false",
    "1.4.2, 1.5.0, true, false",
    "1.4.2, 2.0.0, true, true",
    "0.3.0, 0.3.1, true, false",
    "0.3.0, 0.4.0, true, true",
  })
  void theVersionRisesAsTheChangesDemand(
      String old, String next, boolean breaking, boolean accepted) {
    String was = replace(text, "version: 1.0.0", "version: " + old);
    String is = replace(text, "version: 1.0.0", "version: " + next);
    is = breaking ? replace(is, "decimal(8,3)", "double") : replace(is, "name: 河道水位", "name: 水位");

    Verdict verdict = Compatibility.judge(read(was), read(is));

    assertThat(verdict.versionProblem().isEmpty()).isEqualTo(accepted);
  }

  private static String replace(String text, String from, String to) {
    assertThat(text).contains(from);
    return text.replace(from, to);
  }

  private static DataContract read(String yaml) {
    try {
      return READER.read(
          "river-stage.odcs.yaml",
          yaml,
          name -> {
            throw new IOException("no such file: " + name);
          });
    } catch (city.weir.contract.reading.ContractException e) {
      throw new AssertionError(e);
    }
  }

  private static String riverStage() {
    try (InputStream in = ContractReader.class.getResourceAsStream("river-stage.odcs.yaml")) {
      if (in == null) {
        throw new IllegalStateException("Not on the class path: river-stage.odcs.yaml");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
