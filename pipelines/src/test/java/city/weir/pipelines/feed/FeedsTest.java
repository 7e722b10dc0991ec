package city.weir.pipelines.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.Origin.Connector;
import city.weir.contract.Origin.Format;
import city.weir.contract.Origin.OnDrift;
import city.weir.contract.Origin.Source;
import city.weir.contract.TableName;
import city.weir.pipelines.Contracts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeedsTest {
  private static Source source(Connector connector, String address, Format format, String raw) {
    return new Source(
        connector, address, format, null, null, OnDrift.HOLD, new TableName("raw", raw), Set.of());
  }

  @Test
  void readsASharedTableOnceWithTheFieldsOfAllItsReaders() {
    Source strict = source(Connector.DROP, "hospitals", Format.CSV, "hospital");
    Source lenient =
        new Source(
            Connector.DROP,
            "hospitals",
            Format.CSV,
            null,
            null,
            OnDrift.ACCEPT,
            new TableName("raw", "hospital"),
            Set.of());
    List<Feed> feeds =
        Feeds.of(
            List.of(
                Contracts.of("beds", strict, "name", "beds"),
                Contracts.of("phones", lenient, "phone", "name")));
    assertThat(feeds).hasSize(1);
    assertThat(feeds.get(0).table().fields()).containsExactly("beds", "name", "phone");
    assertThat(feeds.get(0).required()).containsExactlyInAnyOrder("name", "beds");
  }

  @Test
  void readsOneTopicIntoSeveralTables() {
    assertThat(
            Feeds.of(
                List.of(
                    Contracts.of("a", source(Connector.MQTT, "gas/+", Format.JSON, "a"), "x"),
                    Contracts.of("b", source(Connector.MQTT, "gas/+", Format.JSON, "b"), "y"))))
        .extracting(Feed::key)
        .containsExactly("raw.a@mqtt/gas/+", "raw.b@mqtt/gas/+");
  }

  @Test
  void refusesContractsThatContradictEachOther() {
    assertThatThrownBy(
            () ->
                Feeds.of(
                    List.of(
                        Contracts.of("a", source(Connector.DROP, "in", Format.CSV, "a"), "x"),
                        Contracts.of("b", source(Connector.DROP, "in", Format.CSV, "b"), "x"))))
        .hasMessageContaining("test.a and test.b")
        .hasMessageContaining("different raw tables");
    assertThatThrownBy(
            () ->
                Feeds.of(
                    List.of(
                        Contracts.of("a", source(Connector.HTTP, "in", Format.CSV, "a"), "x"),
                        Contracts.of("b", source(Connector.HTTP, "in", Format.JSON, "a"), "x"))))
        .hasMessageContaining("differently");
  }
}
