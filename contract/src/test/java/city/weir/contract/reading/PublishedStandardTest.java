package city.weir.contract.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Our contracts are the standard's contracts, and the standard's examples get a clear answer. */
class PublishedStandardTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("weir.root", ".."), "samples", "wuhan", "contracts");

  @Test
  void ourContractsAreValidUnderThePublishedSchema() throws Exception {
    Schema published = published(Standards.odcs());
    TreeMap<String, String> texts = new TreeMap<>();
    texts.put("river-stage.odcs.yaml", Samples.RIVER_STAGE);
    texts.put("flood.odcs.yaml", Samples.text("flood.odcs.yaml"));
    for (Path file : contractsIn(SAMPLES)) {
      texts.put(file.toString(), Files.readString(file));
    }
    for (var entry : texts.entrySet()) {
      List<Error> errors = published.validate(entry.getValue(), InputFormat.YAML);

      assertThat(errors).as(entry.getKey()).isEmpty();
    }
  }

  @Test
  void everyPublishedExampleIsReadOrRefusedWithReasons() throws Exception {
    List<Path> examples = contractsIn(Standards.odcs().resolve("examples"));
    ContractReader reader = new ContractReader();
    List<String> silent = new ArrayList<>();

    assertThat(examples).isNotEmpty();
    for (Path example : examples) {
      try {
        reader.read(example);
      } catch (ContractException e) {
        assertThat(e.problems()).as(example.toString()).isNotEmpty();
        assertThat(e.problems())
            .as(example.toString())
            .allSatisfy(
                problem -> {
                  assertThat(problem.line()).isPositive();
                  assertThat(problem.message()).isNotBlank();
                  assertThat(problem.remedy()).isNotBlank();
                });
        boolean namesWhatWeirNeeds =
            e.problems().stream().anyMatch(p -> p.message().contains("is missing"));
        if (!namesWhatWeirNeeds) {
          silent.add(example + ": " + e.getMessage());
        }
      }
    }
    assertThat(silent).as("refused without saying what Weir needs beyond them").isEmpty();
  }

  private static Schema published(Path odcs) throws Exception {
    String text = Files.readString(odcs.resolve("odcs-json-schema-v3.1.0.json"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
        .getSchema(JsonMapper.shared().readTree(text));
  }

  private static List<Path> contractsIn(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(ContractSet.SUFFIX)).sorted().toList();
    }
  }
}
