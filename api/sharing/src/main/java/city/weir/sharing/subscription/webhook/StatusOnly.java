package city.weir.sharing.subscription.webhook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Tells the status of an answer as soon as it is there. The body is of no interest: a short one is
 * read to its end, so that the connection can be used again, and a long one ends the connection.
 */
final class StatusOnly extends AbstractBinResponseConsumer<@Nullable Void> {
  private static final int MOST_BYTES = 64 * 1024;

  private final CompletableFuture<Integer> status;
  private int bytes;

  StatusOnly(CompletableFuture<Integer> status) {
    this.status = status;
  }

  @Override
  protected void start(HttpResponse response, @Nullable ContentType type) {
    status.complete(response.getCode());
  }

  @Override
  protected int capacityIncrement() {
    return MOST_BYTES;
  }

  @Override
  protected void data(ByteBuffer part, boolean last) throws IOException {
    bytes += part.remaining();
    part.position(part.limit());
    if (bytes > MOST_BYTES) {
      throw new IOException("The answer has more than %d bytes".formatted(MOST_BYTES));
    }
  }

  @Override
  protected @Nullable Void buildResult() {
    return null;
  }

  @Override
  public void failed(Exception cause) {
    status.completeExceptionally(cause);
  }

  @Override
  public void releaseResources() {}
}
