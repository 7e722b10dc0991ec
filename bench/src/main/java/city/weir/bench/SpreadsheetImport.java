package city.weir.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * A bureau's spreadsheet of 10,000 rows: from the upload until every finding is there, and until
 * all that is valid is taken in. Beside it, the same file read with fastexcel, without any check.
 * Every tenth entry has a mistake. How often the progress was seen to move is printed before.
 */
record SpreadsheetImport() implements Measurement {
  private static final int ROWS = Integer.getInteger("weir.bench.rows", 10_000);
  private static final int ITEMS = 8;
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String IMPORTS = "/api/v1/directory-imports";
  private static final List<String> HEADER =
      List.of(
          "类",
          "项",
          "目",
          "细目",
          "信息资源名称",
          "信息资源提供方",
          "信息资源提供方代码",
          "信息资源摘要",
          "信息资源格式分类",
          "信息资源格式类型",
          "信息项名称",
          "数据类型",
          "共享类型",
          "共享条件",
          "共享方式",
          "是否向社会开放",
          "更新周期");

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String name() {
    return "spreadsheet-import";
  }

  @Override
  public Figure measure(Path root, Path scratch) throws Exception {
    byte[] file = file();
    Path home = Files.createDirectory(scratch.resolve("home"));
    // It polls as fast as it can: the limit for clients is not what is measured.
    try (Product product = Product.start(root, home, "-Dweir.limits.requests-per-second=100000")) {
      // Its category is the one of the sheet: the tree has it from then on.
      product.publish("readings.odcs.yaml", CsvToZone.contract());
      Set<String> progress = new HashSet<>();
      long start = System.nanoTime();
      JsonNode sent = JSON.readTree(expect(product.post(IMPORTS, XLSX, file)).body());
      String path = IMPORTS + "/" + sent.path("id").asText();
      JsonNode checked = await(product, path, progress);
      double found = seconds(start);
      expect(
          product.post(
              path + "/taking",
              "application/json",
              "{\"as\":\"draft\"}".getBytes(StandardCharsets.UTF_8)));
      JsonNode taken = await(product, path, progress);
      double all = seconds(start);
      int entries = ROWS / ITEMS;
      if (taken.path("outcomes").path("taken").asInt() != entries - entries / 10
          || checked.path("outcomes").path("wrong").asInt() != entries / 10) {
        throw new IllegalStateException("Not what the sheet holds: " + taken);
      }
      System.out.printf(
          "%d rows, %d entries, %.1f MB: findings after %.2f s, taken after %.2f s; progress moved %d times%n",
          ROWS, entries, file.length / 1e6, found, all, progress.size());
      long plain = System.nanoTime();
      read(file);
      return new Figure(name(), all, seconds(plain), "s");
    }
  }

  private static JsonNode await(Product product, String path, Set<String> progress)
      throws Exception {
    long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (System.nanoTime() < deadline) {
      JsonNode now = JSON.readTree(expect(product.get(path)).body());
      String state = now.path("state").asText();
      if (state.equals("checked")) {
        return now;
      }
      if (state.equals("unreadable")) {
        throw new IllegalStateException("It was not read: " + now);
      }
      progress.add(now.path("progress").toString());
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    throw new IllegalStateException("It takes more than five minutes");
  }

  private static HttpResponse<String> expect(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void read(byte[] file) throws IOException {
    long cells = 0;
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file));
        Stream<Row> rows = book.getFirstSheet().openStream()) {
      for (Row row : (Iterable<Row>) rows::iterator) {
        for (int column = 0; column < row.getCellCount(); column++) {
          cells += row.getCellText(column).length();
        }
      }
    }
    if (cells == 0) {
      throw new IllegalStateException("Nothing was read");
    }
  }

  private static byte[] file() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Bench", "1.0")) {
      Worksheet sheet = book.newWorksheet("目录");
      row(sheet, 0, HEADER);
      for (int row = 0; row < ROWS; row++) {
        int entry = row / ITEMS;
        // Every tenth says nothing of what may be done with it.
        String share = entry % 10 == 9 ? "看情况" : "无条件共享";
        row(
            sheet,
            row + 1,
            List.of(
                "主题",
                "综合",
                "测速",
                "",
                "水利数据" + words(entry),
                "武汉市水务局",
                "91350100M000100Y43",
                "第%d类水利数据的站点、数值与时间，每日更新".formatted(entry),
                "电子表格",
                "xlsx",
                "信息项" + words(row % ITEMS),
                "C",
                share,
                "",
                "文件",
                "否",
                "每日"));
      }
    }
    return out.toByteArray();
  }

  private static void row(Worksheet sheet, int row, List<String> texts) {
    for (int column = 0; column < texts.size(); column++) {
      if (!texts.get(column).isEmpty()) {
        sheet.value(row, column, texts.get(column));
      }
    }
  }

  /** Numbers at the end of a title would look like a dragged cell. */
  private static String words(int number) {
    String digits = "甲乙丙丁戊己庚辛壬癸";
    StringBuilder words = new StringBuilder();
    for (char digit : Integer.toString(number).toCharArray()) {
      words.append(digits.charAt(digit - '0'));
    }
    return words.toString();
  }
}
