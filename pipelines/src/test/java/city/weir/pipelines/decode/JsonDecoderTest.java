package city.weir.pipelines.decode;

import static city.weir.contract.Origin.Format.GEOJSON;
import static city.weir.contract.Origin.Format.JSON;
import static city.weir.contract.Origin.Format.NDJSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonDecoderTest {
  @Test
  void readsTheObjectThatIsTheRecordAndFlattensIt() throws Exception {
    Decoded decoded =
        Decoded.of(
            JSON,
            "{\"id\":\"s1\",\"value\":{\"co\":0.0050,\"on\":true},\"tags\":[1,2.50],\"x\":{\"y\":null}}",
            "id",
            "value.co",
            "tags");
    assertThat(decoded.rows.get(0).values()).containsExactly("s1", "0.0050", "[1,2.50]");
    assertThat(decoded.rows.get(0).extra()).isEqualTo("{\"value.on\":true,\"x.y\":null}");
  }

  @Test
  void keepsAnObjectThatIsWantedAsAWhole() throws Exception {
    assertThat(Decoded.of(JSON, "{\"a\":{\"b\":[\"c\",{}],\"d\":1e5}}", "a").values())
        .containsExactly(List.of("{\"b\":[\"c\",{}],\"d\":1e5}"));
  }

  @Test
  void readsArraysOfRecordsAndRecordsBehindAPointer() throws Exception {
    assertThat(Decoded.of(JSON, "[{\"a\":1},{\"a\":2}]", "a").values())
        .containsExactly(List.of("1"), List.of("2"));
    assertThat(
            Decoded.of(
                    Decoded.source(JSON, "/result/items", null),
                    Delivery.of(
                        "{\"n\":[{\"a\":9}],\"result\":{\"x\":{},\"items\":[{\"a\":1}]}}"
                            .getBytes(StandardCharsets.UTF_8)),
                    "a")
                .values())
        .containsExactly(List.of("1"));
  }

  @Test
  void saysWhereItLookedInVain() {
    assertThatThrownBy(
            () ->
                Decoded.of(
                    Decoded.source(JSON, "/rows", null),
                    Delivery.of("{\"items\":[]}".getBytes(StandardCharsets.UTF_8)),
                    "a"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("nothing at /rows");
  }

  @Test
  void refusesARecordThatLacksAFieldAndKeepsIt() throws Exception {
    Decoded decoded = Decoded.of(JSON, "[{\"a\":1,\"b\":null},{\"b\":2,\"c\":3},7]", "a", "b");
    assertThat(decoded.values()).containsExactly(Arrays.asList("1", null));
    assertThat(decoded.refused.get(0).record()).isEqualTo("{\"b\":\"2\",\"c\":3}");
    assertThat(decoded.refused.get(0).reason()).contains("lacks [a]");
    assertThat(decoded.refused.get(1).reason()).contains("no JSON object");
  }

  @Test
  void refusesBrokenAndTooDeepDocuments() {
    assertThatThrownBy(() -> Decoded.of(JSON, "{\"a\":1", "a"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("line 1");
    assertThatThrownBy(() -> Decoded.of(JSON, "{\"a\":".repeat(50) + "1" + "}".repeat(50), "b"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("depth");
  }

  @Test
  void readsLinesAndRefusesOnlyTheBrokenOne() throws Exception {
    Decoded decoded =
        Decoded.of(NDJSON, "{\"a\":1}\n\n{\"a\":oops}\r\n{\"a\":2} {\"a\":3}\n{\"a\":4}", "a");
    assertThat(decoded.rows).extracting(Decoded.Accepted::number).containsExactly(1L, 5L);
    assertThat(decoded.refused).extracting(Decoded.Refused::number).containsExactly(3L, 4L);
    assertThat(decoded.refused.get(0).record()).isEqualTo("{\"a\":oops}");
    assertThat(decoded.refused.get(1).reason()).contains("more than one");
  }

  @Test
  void readsFeaturesWithTheirPlace() throws Exception {
    Decoded decoded =
        Decoded.of(
            GEOJSON,
            """
            {"type":"FeatureCollection","metadata":{"count":1},"features":[
              {"type":"Feature","geometry":{"type":"Point","coordinates":[114.30,30.60,-10.0]},
               "properties":{"mag":4.50,"place":"武汉"},"id":"q1"}]}
            """,
            "id",
            "mag",
            "longitude",
            "latitude",
            "altitude");
    assertThat(decoded.values()).containsExactly(List.of("q1", "4.50", "114.30", "30.60", "-10.0"));
    assertThat(decoded.rows.get(0).extra()).isEqualTo("{\"place\":\"武汉\"}");
  }

  @Test
  void keepsOtherGeometriesBesideTheRow() throws Exception {
    Decoded decoded =
        Decoded.of(
            GEOJSON,
            "{\"type\":\"Feature\",\"properties\":{\"n\":1},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}}",
            "n");
    assertThat(decoded.rows.get(0).extra())
        .isEqualTo("{\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}}");
  }

  @Property(tries = 200)
  void keepsTheSpellingOfNumbers(@ForAll BigDecimal number) throws Exception {
    String spelled = number.toString();
    assertThat(Decoded.of(JSON, "{\"v\":" + spelled + "}", "v").values())
        .containsExactly(List.of(spelled));
  }

  @Property(tries = 200)
  void readsBackAnyText(@ForAll String text) throws Exception {
    StringBuilder quoted = new StringBuilder();
    String sound = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    Extra.quote(sound, quoted);
    assertThat(Decoded.of(JSON, "{\"v\":" + quoted + "}", "v").values())
        .containsExactly(List.of(sound));
  }
}
