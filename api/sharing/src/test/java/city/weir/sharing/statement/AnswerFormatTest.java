package city.weir.sharing.statement;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.sharing.SampleCity;
import city.weir.sharing.SampleLake;
import city.weir.sharing.SampleLake.Hospital;
import city.weir.sharing.engine.SqlLimits;
import city.weir.sharing.engine.SqlRun;
import city.weir.sharing.engine.SqlRunner;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.InMemoryAgreements;
import city.weir.sharing.policy.Policies;
import city.weir.sharing.sql.Question;
import city.weir.sharing.sql.SqlResult;
import city.weir.sharing.sql.SqlService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerFormatTest {
  private static SqlResult result;

  @BeforeAll
  static void ask(@TempDir Path folder) throws Exception {
    try (SampleLake lake = new SampleLake(folder);
        SqlRunner runner =
            new SqlRunner(new SqlLimits(Duration.ofSeconds(20), 100, 100_000, 128), 1)) {
      lake.append(
          new Hospital(1, "=1+1", "420103", "100.5"), new Hospital(2, null, "420103", null));
      SqlService sql =
          new SqlService(
              table -> Optional.of(SampleCity.hospitals()),
              Policies.of(new InMemoryAgreements()),
              lake.relations(),
              runner,
              Clock.systemUTC());
      Question question =
          Question.of(
              "select name, -beds as beds, id + 1234567890123456789 as big, phone"
                  + " from theme.hospital order by id",
              10);
      result = sql.run(sql.prepare(SampleCity.JIANGHAN, Call.UNKNOWN, question), new SqlRun());
    }
  }

  private static byte[] written(AnswerFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(result, out);
    return out.toByteArray();
  }

  @Test
  void writesCsvThatNoSpreadsheetRuns() throws Exception {
    assertThat(new String(written(AnswerFormat.CSV), StandardCharsets.UTF_8))
        .isEqualTo(
            "name,beds,big,phone\r\n"
                + "'=1+1,-100.5,1234567890123456790,138****0001\r\n"
                + ",,1234567890123456791,138****0002\r\n");
  }

  @Test
  void writesOneObjectALine() throws Exception {
    assertThat(new String(written(AnswerFormat.NDJSON), StandardCharsets.UTF_8).lines())
        .containsExactly(
            "{\"name\":\"=1+1\",\"beds\":-100.5,\"big\":1234567890123456790,\"phone\":\"138****0001\"}",
            "{\"name\":null,\"beds\":null,\"big\":1234567890123456791,\"phone\":\"138****0002\"}");
  }

  @Test
  void writesAWorkbookWithTheReasonsBesideTheRows(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("answer.xlsx"), written(AnswerFormat.XLSX));
    try (ZipFile workbook = new ZipFile(file.toFile())) {
      assertThat(part(workbook, "xl/worksheets/sheet1.xml"))
          .contains("=1+1", "<v>-100.5</v>", ">1234567890123456790<", "138****0001")
          .doesNotContain("<f>");
      assertThat(part(workbook, "xl/worksheets/sheet2.xml"))
          .contains("district_code ", " 420103</t>", "phone: masked", "secret_note: hidden");
    }
  }

  private static String part(ZipFile workbook, String name) throws IOException {
    return new String(
        workbook.getInputStream(workbook.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }
}
