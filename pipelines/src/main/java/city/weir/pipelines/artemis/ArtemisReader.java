package city.weir.pipelines.artemis;

import city.weir.pipelines.log.LogEntry;
import city.weir.pipelines.log.LogReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.jspecify.annotations.Nullable;

/** Reads a queue in a transaction of its own session. */
final class ArtemisReader implements LogReader {
  private final ClientSession session;
  private final ClientConsumer consumer;

  ArtemisReader(ClientSession session, String queue) throws ActiveMQException {
    this.session = session;
    this.consumer = session.createConsumer(queue);
    session.start();
  }

  @Override
  public @Nullable LogEntry next(Duration wait) throws IOException {
    try {
      ClientMessage message = consumer.receive(Math.max(1, wait.toMillis()));
      if (message == null) {
        return null;
      }
      byte[] body = body(message);
      message.acknowledge();
      return new LogEntry(
          message.getMessageID(),
          message.getAddress(),
          Instant.ofEpochMilli(message.getTimestamp()),
          body);
    } catch (ActiveMQException e) {
      throw new IOException("The log cannot be read: " + e.getMessage(), e);
    }
  }

  private static byte[] body(ClientMessage message) throws ActiveMQException {
    if (message.isLargeMessage()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      message.saveToOutputStream(out);
      return out.toByteArray();
    }
    byte[] body = new byte[message.getBodySize()];
    message.getBodyBuffer().readBytes(body);
    return body;
  }

  @Override
  public void acknowledge() throws IOException {
    try {
      session.commit();
    } catch (ActiveMQException e) {
      throw new IOException("What has landed could not be acknowledged: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      session.close();
    } catch (ActiveMQException e) {
      throw new IOException("A reader of the log could not be closed: " + e.getMessage(), e);
    }
  }
}
