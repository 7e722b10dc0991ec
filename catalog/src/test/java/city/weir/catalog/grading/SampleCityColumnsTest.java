package city.weir.catalog.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is found in the sample city's files: its data is real, but for telephone numbers. */
class SampleCityColumnsTest {
  private static final Path DATA =
      Path.of(System.getProperty("weir.root", ".."), "samples", "wuhan", "data");

  private final SensitiveColumns columns = new SensitiveColumns(ProtectedSites.NONE);

  @Test
  void accusesNoColumnOfItsLists() throws IOException {
    List<Path> lists;
    try (Stream<Path> files = Files.walk(DATA)) {
      lists = files.filter(file -> file.toString().endsWith(".csv")).toList();
    }
    assertThat(lists).hasSizeGreaterThan(3);
    for (Path list : lists) {
      assertThat(columns.find(columns(lines(list)))).as(list.toString()).isEmpty();
    }
  }

  @Test
  void findsTheAddressesOfHospitals() throws IOException {
    JsonNode hospitals =
        JsonMapper.shared()
            .readTree(
                Files.readString(
                    DATA.resolve("hospital-demand/wuhan-hospitals-asking-for-supplies.json")))
            .path("hospitals");
    List<ColumnSample> samples = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : hospitals.get(0).properties()) {
      List<String> values = new ArrayList<>();
      hospitals.forEach(h -> values.add(h.path(field.getKey()).asString("")));
      samples.add(new ColumnSample(field.getKey(), field.getKey(), values));
    }

    assertThat(columns.find(samples))
        .extracting(Suspicion::column, Suspicion::kind)
        .containsExactly(tuple("地址", Sensitive.ADDRESS));
  }

  private static List<String> lines(Path list) throws IOException {
    try {
      return Files.readAllLines(list);
    } catch (CharacterCodingException e) {
      return Files.readAllLines(list, Charset.forName("GB18030"));
    }
  }

  private static List<ColumnSample> columns(List<String> lines) {
    List<String> names = Arrays.asList(lines.get(0).split(","));
    List<ColumnSample> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<String> values = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",");
        if (i < cells.length && !cells[i].isBlank()) {
          values.add(cells[i]);
        }
      }
      columns.add(new ColumnSample(names.get(i), names.get(i), values));
    }
    return columns;
  }
}
