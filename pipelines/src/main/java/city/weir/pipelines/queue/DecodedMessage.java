package city.weir.pipelines.queue;

import city.weir.lake.landing.LandingBatch;
import city.weir.pipelines.decode.Decoder;
import city.weir.pipelines.decode.Delivery;
import city.weir.pipelines.decode.Fields;
import city.weir.pipelines.decode.Rows;
import city.weir.pipelines.decode.UnreadableException;
import city.weir.pipelines.feed.Meter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of one message, held until all of it is read: it is taken, or refused, whole. */
final class DecodedMessage implements Rows {
  private record Row(List<@Nullable String> values, @Nullable String extra) {}

  private record Refusal(String record, String reason) {}

  private final List<Row> rows = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();

  /** Reads {@code body}; whatever it is, it becomes rows or refusals. */
  static DecodedMessage of(byte[] body, Decoder decoder, Fields fields) {
    DecodedMessage message = new DecodedMessage();
    try {
      decoder.decode(Delivery.of(body), fields, message);
    } catch (UnreadableException e) {
      message.refuseWhole(body, String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      // Nothing outside the message can have failed: trying again would fail for ever.
      message.refuseWhole(body, "It cannot be decoded: " + e);
    }
    return message;
  }

  private void refuseWhole(byte[] body, String reason) {
    rows.clear();
    refusals.clear();
    refusals.add(new Refusal(text(body), reason));
  }

  private static String text(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.indexOf('\0') < 0 ? text : Base64.getEncoder().encodeToString(body);
    } catch (CharacterCodingException e) {
      return Base64.getEncoder().encodeToString(body);
    }
  }

  @Override
  public void row(long number, List<@Nullable String> values, @Nullable String extra) {
    rows.add(new Row(values, extra));
  }

  @Override
  public void refused(long number, String record, String reason) {
    refusals.add(new Refusal(record, reason));
  }

  void addTo(LandingBatch batch, LandingBatch.Envelope envelope, Meter meter) {
    for (Row row : rows) {
      batch.add(envelope, row.values(), row.extra());
    }
    for (Refusal refusal : refusals) {
      batch.refuse(envelope, refusal.record(), refusal.reason());
      meter.refusedBecause(refusal.reason());
    }
  }
}
