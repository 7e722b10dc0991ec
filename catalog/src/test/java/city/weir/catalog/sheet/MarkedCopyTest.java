package city.weir.catalog.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.Finding;
import city.weir.catalog.draft.Rule;
import city.weir.catalog.draft.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** A marked copy looks like the file that was sent. */
class MarkedCopyTest {
  private static byte[] styled() throws Exception {
    return Sheets.file(
        sheet -> {
          sheet.value(0, 0, "武汉市水务局信息资源目录");
          sheet.range(0, 0, 0, 4).merge();
          sheet.style(0, 0).fontSize(18).fontName("黑体").horizontalAlignment("center").set();
          Sheets.row(sheet, 1, "信息资源名称", "信息资源提供方", "信息资源摘要", "更新周期", "发布日期");
          sheet.range(1, 0, 1, 3).style().fillColor("1F4E78").fontColor("FFFFFF").set();
          Sheets.row(sheet, 2, "水位", "水务局", "", "每日");
          sheet.value(2, 4, java.time.LocalDate.of(2026, 6, 1));
          sheet.style(2, 4).format("yyyy\"年\"m\"月\" & <b>").set();
          sheet.style(2, 0).borderStyle(BorderSide.BOTTOM, BorderStyle.THIN).italic().set();
          sheet.width(2, 63.5);
          sheet.rowHeight(2, 44);
        });
  }

  private static byte[] marked(byte[] file) throws Exception {
    DirectorySheet read = Sheets.read(file);
    Finding missing =
        new Finding(
            Rule.MISSING,
            Field.SUMMARY,
            -1,
            null,
            "",
            new Words("未填写", "missing"),
            new Words("填写", "write"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MarkedCopy.write(file, read, List.of(List.of(missing)), out);
    return out.toByteArray();
  }

  private static String part(byte[] file, String name) throws Exception {
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      return new String(
          zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<CellStyle> styles(byte[] file) throws Exception {
    return Styles.read(
        new ByteArrayInputStream(part(file, "xl/styles.xml").getBytes(StandardCharsets.UTF_8)));
  }

  private static CellStyle style(byte[] file, String cell) throws Exception {
    String sheet = part(file, "xl/worksheets/sheet1.xml");
    String number = sheet.replaceAll("(?s).*<c r=\"" + cell + "\" s=\"([0-9]+)\".*", "$1");
    return styles(file).get(Integer.parseInt(number));
  }

  @Test
  void keepsWidthsHeightsMergesAndTheStylesOfCells() throws Exception {
    byte[] file = styled();
    byte[] copy = marked(file);

    for (String cell : List.of("A1", "A2", "D2", "A3", "E3")) {
      assertThat(style(copy, cell)).as(cell).isEqualTo(style(file, cell));
    }
    assertThat(style(copy, "A2").fill()).isEqualTo("1F4E78");
    assertThat(style(copy, "A1").font().name()).isEqualTo("黑体");
    assertThat(style(copy, "A3").borders()).containsEntry(BorderSide.BOTTOM, "thin");
    String sheet = part(copy, "xl/worksheets/sheet1.xml");
    assertThat(sheet)
        .contains("min=\"3\" max=\"3\" width=\"63.5\"", "ht=\"44.0\"", "ref=\"A1:E1\"");
  }

  @Test
  void keepsNumbersAndTheirFormats() throws Exception {
    try (ReadableWorkbook book =
        new ReadableWorkbook(
            new ByteArrayInputStream(marked(styled())), new ReadingOptions(true, false))) {
      Row row = book.getFirstSheet().read().get(2);
      Cell day = row.getCell(4);
      assertThat(day.getType()).isEqualTo(CellType.NUMBER);
      assertThat(day.getDataFormatString()).isEqualTo("yyyy\"年\"m\"月\" & <b>");
    }
    assertThat(Sheets.read(marked(styled())).drafts().get(0).draft().get(Field.PUBLISHED_ON))
        .isEqualTo("2026-06-01");
  }

  @Test
  void marksOverTheStyleAndMakesABareHeaderBold() throws Exception {
    byte[] copy = marked(styled());

    assertThat(style(copy, "C3").fill()).isEqualTo("FFC7CE");
    assertThat(style(copy, "E2").font().bold()).isTrue();
    assertThat(style(copy, "A2").font().bold()).isFalse();
  }

  @Test
  void leavesOutWhatIsNoStyle() throws Exception {
    String wrong =
        """
        <styleSheet><fonts><font><name val="&quot;/&gt;&lt;x"/><sz val="9999"/><color theme="4"/></font></fonts>
        <fills><fill><patternFill patternType="solid"><fgColor rgb="javascript"/></patternFill></fill></fills>
        <borders><border><left style="1 2"/></border></borders>
        <cellXfs><xf fontId="0" fillId="0" borderId="0" numFmtId="-1"><alignment horizontal="&lt;"/></xf>
        <xf fontId="77" fillId="9" borderId="x"/></cellXfs></styleSheet>""";

    assertThat(Styles.read(new ByteArrayInputStream(wrong.getBytes(StandardCharsets.UTF_8))))
        .containsExactly(CellStyle.PLAIN, CellStyle.PLAIN);
  }
}
