package city.weir.pipelines.decode;

import city.weir.contract.Origin;
import city.weir.contract.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what a decoder yields. */
final class Decoded implements Rows {
  record Accepted(long number, List<@Nullable String> values, @Nullable String extra) {}

  record Refused(long number, String record, String reason) {}

  final List<Accepted> rows = new ArrayList<>();
  final List<Refused> refused = new ArrayList<>();

  @Override
  public void row(long number, List<@Nullable String> values, @Nullable String extra) {
    rows.add(new Accepted(number, values, extra));
  }

  @Override
  public void refused(long number, String record, String reason) {
    refused.add(new Refused(number, record, reason));
  }

  List<List<@Nullable String>> values() {
    return rows.stream().map(Accepted::values).toList();
  }

  static Origin.Source source(
      Origin.Format format, @Nullable String records, @Nullable String sheet) {
    return new Origin.Source(
        Origin.Connector.DROP,
        "folder",
        format,
        records,
        sheet,
        Origin.OnDrift.HOLD,
        new TableName("raw", "t"),
        Set.of());
  }

  static Decoded of(Origin.Format format, String text, String... fields)
      throws IOException, UnreadableException {
    return of(
        source(format, null, null), Delivery.of(text.getBytes(StandardCharsets.UTF_8)), fields);
  }

  static Decoded of(Origin.Source source, Delivery delivery, String... fields)
      throws IOException, UnreadableException {
    Decoded decoded = new Decoded();
    Decoders.of(source, Limits.DEFAULT)
        .decode(delivery, new Fields(List.of(fields), Set.of(fields)), decoded);
    return decoded;
  }
}
