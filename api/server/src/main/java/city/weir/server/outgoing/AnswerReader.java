package city.weir.server.outgoing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Reads an answer to its end; one that is longer than a limit ends its connection. */
final class AnswerReader extends AbstractBinResponseConsumer<WholeAnswer> {
  private static final int AT_ONCE = 64 * 1024;

  private final int limit;
  private final HttpHeaders headers = new HttpHeaders();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;
  private String reason = "";

  /**
   * @param limit of the body, in bytes
   */
  AnswerReader(int limit) {
    this.limit = limit;
  }

  @Override
  protected void start(HttpResponse response, @Nullable ContentType type) {
    status = response.getCode();
    reason = response.getReasonPhrase() == null ? "" : response.getReasonPhrase();
    response
        .headerIterator()
        .forEachRemaining(header -> headers.add(header.getName(), header.getValue()));
  }

  @Override
  protected int capacityIncrement() {
    return AT_ONCE;
  }

  @Override
  protected void data(ByteBuffer part, boolean last) throws IOException {
    if (body.size() + part.remaining() > limit) {
      throw new IOException("The answer is longer than %d bytes".formatted(limit));
    }
    byte[] bytes = new byte[part.remaining()];
    part.get(bytes);
    body.writeBytes(bytes);
  }

  @Override
  protected WholeAnswer buildResult() {
    return new WholeAnswer(status, reason, headers, body.toByteArray());
  }

  @Override
  public void releaseResources() {
    body.reset();
  }
}
