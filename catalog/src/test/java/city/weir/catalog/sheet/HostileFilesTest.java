package city.weir.catalog.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.SampleDrafts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileFilesTest {
  private static final String SHEET = "xl/worksheets/sheet1.xml";

  @ParameterizedTest
  @CsvSource({
    "xl/vbaProject.bin, macros",
    "xl/macrosheets/sheet1.xml, macros",
    "xl/externalLinks/externalLink1.xml, links to other files",
    "xl/activeX/activeX1.xml, controls",
    "xl/embeddings/oleObject1.bin, embedded",
    "xl/connections.xml, connections",
  })
  void refusesWhatActsByItselfOrReachesOut(String part, String why) throws Exception {
    byte[] file = with(part, "<x/>".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> Sheets.read(file))
        .isInstanceOf(SheetUnreadableException.class)
        .hasMessageContaining(why);
  }

  @Test
  void refusesAPartThatIsMadeToBurst() throws Exception {
    byte[] file = with("xl/media/image1.png", new byte[32 << 20]);

    assertThat(file.length).isLessThan(100_000);
    assertThatThrownBy(() -> Sheets.read(file))
        .isInstanceOf(SheetUnreadableException.class)
        .hasMessageContaining("times its size");
  }

  @Test
  void refusesTextsThatWouldFillTheMemory() throws Exception {
    byte[] noise = new byte[49 << 20];
    for (int i = 0; i < noise.length; i++) {
      // Packs well, but as texts do: no bomb by its ratio.
      noise[i] = (byte) (i * 31 >> 5);
    }
    Map<String, byte[]> parts = parts();
    parts.put("xl/sharedStrings.xml", noise);
    byte[] file = zip(parts, Deflater.BEST_SPEED);

    assertThatThrownBy(() -> Sheets.read(file)).hasMessageContaining("48 MB");
  }

  @Test
  void refusesThousandsOfParts() throws Exception {
    Map<String, byte[]> parts = parts();
    for (int i = 0; i < 2_001; i++) {
      parts.put("xl/media/" + i, new byte[0]);
    }
    byte[] file = zip(parts);

    assertThatThrownBy(() -> Sheets.read(file)).hasMessageContaining("parts");
  }

  @Test
  void doesNotExpandEntitiesNorFetchThem() throws Exception {
    String bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">"
            + "<!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    Map<String, byte[]> parts = parts();
    String sheet = text(parts, SHEET);
    String declared = bomb + sheet.substring(sheet.indexOf("<worksheet"));
    parts.put(
        SHEET,
        declared.replaceFirst("<v>[0-9]+</v>", "<v>&f;</v>").getBytes(StandardCharsets.UTF_8));
    byte[] file = zip(parts);

    assertThatThrownBy(() -> Sheets.read(file)).isInstanceOf(SheetUnreadableException.class);
  }

  @Test
  void refusesAMergeThatCoversMillionsOfCells() throws Exception {
    byte[] file =
        Sheets.file(
            sheet -> {
              Sheets.row(sheet, 0, "信息资源名称", "信息资源提供方", "信息资源摘要", "更新周期");
              for (int row = 1; row < 50_000; row++) {
                sheet.value(row, 0, "x");
              }
              sheet.range(1, 0, 49_999, 199).merge();
            });

    assertThatThrownBy(() -> Sheets.read(file)).hasMessageContaining("cells");
  }

  @Test
  void stopsWhenTheTimeIsUp() throws Exception {
    byte[] file = Sheets.written(List.of(SampleDrafts.sheet()));
    Reading late = Reading.within(Duration.ofMillis(2_500), new EachLookASecond(), rows -> {});

    assertThatThrownBy(() -> DirectorySheet.read(file, late)).hasMessageContaining("too long");
  }

  @Test
  void takesFormulasByWhatTheyGaveLast() throws Exception {
    Map<String, byte[]> parts = parts();
    String sheet = text(parts, SHEET);
    // The summary, in column I of the second row.
    String calculated =
        sheet.replaceFirst(
            "<c r=\"I2\"[^>]*>.*?</c>",
            "<c r=\"I2\" t=\"str\"><f>CONCAT(\"历年\",\"水位\")</f><v>历年水位</v></c>");
    assertThat(calculated).isNotEqualTo(sheet);
    parts.put(SHEET, calculated.getBytes(StandardCharsets.UTF_8));

    DirectorySheet read = Sheets.read(zip(parts));

    assertThat(read.drafts().get(0).draft().get(Field.SUMMARY)).isEqualTo("历年水位");
  }

  @Test
  void writesWhatLooksLikeAFormulaAsText() throws Exception {
    byte[] file =
        Sheets.written(
            List.of(SampleDrafts.sheet().with(Field.TITLE, "=HYPERLINK(\"http://x\",\"水位\")")));

    Map<String, byte[]> parts = unzip(file);
    assertThat(text(parts, SHEET)).doesNotContain("<f>");
    assertThat(text(parts, "xl/sharedStrings.xml"))
        .containsAnyOf(">'=HYPERLINK", ">&apos;=HYPERLINK", ">&#39;=HYPERLINK");
    assertThat(Sheets.read(file).drafts().get(0).draft().get(Field.TITLE))
        .isEqualTo("=HYPERLINK(\"http://x\",\"水位\")");
  }

  /** A clock that goes on by a second whenever one looks. */
  private static final class EachLookASecond extends Clock {
    private Instant now = Instant.parse("2026-07-01T00:00:00Z");

    @Override
    public Instant instant() {
      now = now.plusSeconds(1);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static byte[] with(String part, byte[] content) throws IOException {
    Map<String, byte[]> parts = parts();
    parts.put(part, content);
    return zip(parts);
  }

  private static Map<String, byte[]> parts() throws IOException {
    return unzip(Sheets.written(List.of(SampleDrafts.sheet())));
  }

  private static String text(Map<String, byte[]> parts, String part) {
    return new String(parts.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> unzip(byte[] file) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    // By its directory: its parts do not say their size in front.
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
        parts.put(part.getName(), zip.getInputStream(part).readAllBytes());
      }
    }
    return parts;
  }

  private static byte[] zip(Map<String, byte[]> parts) throws IOException {
    return zip(parts, Deflater.DEFAULT_COMPRESSION);
  }

  private static byte[] zip(Map<String, byte[]> parts, int level) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(level);
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
