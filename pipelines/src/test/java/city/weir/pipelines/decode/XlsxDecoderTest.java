package city.weir.pipelines.decode;

import static city.weir.contract.Origin.Format.XLSX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxDecoderTest {
  private static final Consumer<Worksheet> LIST =
      sheet -> {
        sheet.value(0, 0, "武汉市医院名录");
        sheet.value(2, 0, "名称");
        sheet.value(2, 1, "床位");
        sheet.value(2, 2, "日期");
        sheet.value(2, 3, "电话");
        sheet.value(3, 0, "同济医院");
        sheet.value(3, 1, 4000.5);
        sheet.value(3, 2, LocalDate.of(2020, 2, 3));
        sheet.style(3, 2).format("yyyy-mm-dd").set();
        sheet.value(3, 3, 2_783_662_688L);
        sheet.value(5, 0, "协和医院");
        sheet.value(5, 5, "备注");
      };

  @Test
  void findsTheHeaderBelowATitle(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("list.xlsx"), workbook(LIST));
    Decoded decoded =
        Decoded.of(
            Decoded.source(XLSX, null, null), Delivery.of(file, read -> {}), "名称", "床位", "日期");
    assertThat(decoded.values())
        .containsExactly(
            List.of("同济医院", "4000.5", "2020-02-03"), Arrays.asList("协和医院", null, null));
    assertThat(decoded.rows).extracting(Decoded.Accepted::number).containsExactly(4L, 6L);
    assertThat(decoded.rows.get(0).extra()).isEqualTo("{\"电话\":\"2783662688\"}");
    assertThat(decoded.rows.get(1).extra()).isEqualTo("{\"column_6\":\"备注\"}");
  }

  @Test
  void readsMessagesToo() throws Exception {
    assertThat(
            Decoded.of(Decoded.source(XLSX, null, "list"), Delivery.of(workbook(LIST)), "名称").rows)
        .hasSize(2);
  }

  @Test
  void namesTheSheetsThereAre() {
    assertThatThrownBy(
            () -> Decoded.of(Decoded.source(XLSX, null, "另一张"), Delivery.of(workbook(LIST)), "名称"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("no worksheet '另一张'; it has list");
  }

  @Test
  void refusesAHeaderThatLacksAColumn() {
    assertThatThrownBy(
            () -> Decoded.of(Decoded.source(XLSX, null, null), Delivery.of(workbook(LIST)), "医院名称"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("lacks [医院名称]");
  }

  @Test
  void refusesWhatIsNoWorkbook() {
    for (byte[] bytes :
        List.of(
            "name,beds\n".getBytes(StandardCharsets.UTF_8),
            new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2},
            new byte[] {'P', 'K', 3, 4, 0, 0})) {
      assertThatThrownBy(
              () -> Decoded.of(Decoded.source(XLSX, null, null), Delivery.of(bytes), "name"))
          .isInstanceOf(UnreadableException.class)
          .hasMessageContaining(".xlsx");
    }
  }

  private static byte[] workbook(Consumer<Worksheet> content) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", "1.0")) {
      content.accept(book.newWorksheet("list"));
    }
    return out.toByteArray();
  }
}
