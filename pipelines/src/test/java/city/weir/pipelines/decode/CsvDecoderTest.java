package city.weir.pipelines.decode;

import static city.weir.contract.Origin.Format.CSV;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDecoderTest {
  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void findsTheDelimiter(String delimiter) throws Exception {
    Decoded decoded =
        Decoded.of(
            CSV,
            String.join(delimiter, "code", "stage") + "\r\n" + String.join(delimiter, "7", "1.50"),
            "code",
            "stage");
    assertThat(decoded.values()).containsExactly(List.of("7", "1.50"));
    assertThat(decoded.rows.get(0).number()).isEqualTo(2);
  }

  @Test
  void keepsFieldsNobodyAskedForBesideTheRow() throws Exception {
    Decoded decoded = Decoded.of(CSV, "a,b,c\n1,\"say \"\"hi\"\"\",3\n", "c");
    assertThat(decoded.rows.get(0).values()).containsExactly("3");
    assertThat(decoded.rows.get(0).extra()).isEqualTo("{\"a\":\"1\",\"b\":\"say \\\"hi\\\"\"}");
  }

  @Test
  void refusesARowOfWrongWidthAndReadsItsNeighbours() throws Exception {
    Decoded decoded = Decoded.of(CSV, "a,b\n1,2\n3,\"4,5\",6\n7,8\n", "a", "b");
    assertThat(decoded.values()).containsExactly(List.of("1", "2"), List.of("7", "8"));
    assertThat(decoded.refused)
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.number()).isEqualTo(3);
              assertThat(refused.record()).isEqualTo("3,\"4,5\",6");
              assertThat(refused.reason()).contains("Line 3 has 3 fields, the header has 2");
            });
  }

  @Test
  void refusesAHeaderThatLacksAColumnAndSaysWhich() {
    assertThatThrownBy(() -> Decoded.of(CSV, "code,level\n1,2\n", "code", "stage"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("lacks [stage]")
        .hasMessageContaining("[code, level]");
  }

  @Test
  void takesALackingColumnAsNullWhereDriftIsAccepted() throws Exception {
    Decoded decoded = new Decoded();
    new CsvDecoder(Limits.DEFAULT)
        .decode(
            Delivery.of("code\n1\n".getBytes(StandardCharsets.UTF_8)),
            new Fields(List.of("code", "stage"), Set.of()),
            decoded);
    assertThat(decoded.rows.get(0).values()).containsExactly("1", null);
  }

  @Test
  void refusesAnUnclosedQuoteNamingTheLine() {
    assertThatThrownBy(() -> Decoded.of(CSV, "a,b\n1,2\n3,\"4\n5,6\n", "a"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("quote that is never closed");
  }

  @Test
  void refusesEmptyFiles() {
    assertThatThrownBy(() -> Decoded.of(CSV, "", "a"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
  void findsTheEncoding(String charset) throws Exception {
    String text = "名称,地址\n同济医院,解放大道1095号\n协和医院,解放大道1277号\n";
    Decoded decoded =
        Decoded.of(
            Decoded.source(CSV, null, null),
            Delivery.of(text.getBytes(Charset.forName(charset))),
            "名称",
            "地址");
    assertThat(decoded.values().get(1)).containsExactly("协和医院", "解放大道1277号");
  }

  @Test
  void findsGb18030BehindALongRunOfAscii() throws Exception {
    String text = "id,name\n" + "1,a\n".repeat(60_000) + "2,武汉市江汉区\n";
    Decoded decoded =
        Decoded.of(
            Decoded.source(CSV, null, null),
            Delivery.of(text.getBytes(Charset.forName("GB18030"))),
            "id",
            "name");
    assertThat(decoded.values().get(60_000)).containsExactly("2", "武汉市江汉区");
  }

  @Test
  void skipsTheByteOrderMark() throws Exception {
    assertThat(Decoded.of(CSV, "\uFEFFcode,b\n1,2\n", "code").values())
        .containsExactly(List.of("1"));
  }

  @Test
  void unpacksGzip() throws Exception {
    assertThat(
            Decoded.of(
                    Decoded.source(CSV, null, null),
                    Delivery.of(gzip("a\n1\n".getBytes(StandardCharsets.UTF_8))),
                    "a")
                .values())
        .containsExactly(List.of("1"));
  }

  @Test
  void refusesWhatUnpacksBeyondTheRatio() throws Exception {
    byte[] bomb = gzip(new byte[40 << 20]);
    assertThatThrownBy(() -> Decoded.of(Decoded.source(CSV, null, null), Delivery.of(bomb), "a"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("more than 200 times");
  }

  @Test
  void refusesACutOffPackedFile() throws Exception {
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    byte[] whole =
        gzip(("a\n" + java.util.HexFormat.of().formatHex(noise)).getBytes(StandardCharsets.UTF_8));
    byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
    assertThatThrownBy(() -> Decoded.of(Decoded.source(CSV, null, null), Delivery.of(half), "a"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("packed, and broken");
  }

  @Property(tries = 200)
  void readsBackWhatWasQuoted(
      @ForAll @Size(min = 1, max = 4)
          List<@StringLength(min = 1, max = 8) @CharRange(from = ' ', to = '~') String> row)
      throws Exception {
    StringBuilder text = new StringBuilder("a");
    for (int i = 1; i < row.size(); i++) {
      text.append(",").append((char) ('a' + i));
    }
    String header = text.toString();
    text.append('\n');
    text.append(
        String.join(",", row.stream().map(v -> '"' + v.replace("\"", "\"\"") + '"').toList()));
    assertThat(Decoded.of(CSV, text.toString(), header.split(",")).values()).containsExactly(row);
  }

  private static byte[] gzip(byte[] bytes) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
