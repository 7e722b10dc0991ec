package city.weir.jobs.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.derivation.ColumnName;
import city.weir.contract.derivation.Derivation;
import city.weir.contract.derivation.Influence;
import city.weir.jobs.SparkRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Held against the answers themselves: when a column's values are changed and a column of the
 * answer changes with them, the one comes from the other, whatever the query looks like.
 */
class LineageSoundnessTest {
  @TempDir static Path folder;
  private Rivers rivers;

  @BeforeEach
  void fill() {
    SparkSession session = SparkRuntime.start(SparkRuntime.folder(folder.toUri().toString()));
    rivers = new Rivers(session);
  }

  @AfterEach
  void restore() {
    rivers.restore();
  }

  static Stream<String> forms() {
    return Forms.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void missesNoColumnThatTheAnswerChangesWith(String sql) {
    Derivation lineage = rivers.lineage(sql);
    Map<String, List<String>> before = rivers.answer(sql);
    List<String> missed = new ArrayList<>();
    for (ColumnName column : rivers.columns()) {
      List<String> others =
          before.keySet().stream().filter(name -> !told(lineage, name).contains(column)).toList();
      for (int seed : others.isEmpty() ? new int[0] : new int[] {2, 3}) {
        rivers.change(column, seed);
        Map<String, List<String>> after = rivers.answer(sql);
        others.stream()
            .filter(name -> !Objects.equals(after.get(name), before.get(name)))
            .forEach(name -> missed.add(name + " changes with " + column));
        rivers.restore();
      }
    }
    assertThat(missed).isEmpty();
    assertThat(lineage.columns().keySet()).isEqualTo(before.keySet());
  }

  private static Set<ColumnName> told(Derivation lineage, String column) {
    return Stream.concat(lineage.of(column).stream(), lineage.rows().stream())
        .map(Influence::of)
        .collect(Collectors.toSet());
  }
}
