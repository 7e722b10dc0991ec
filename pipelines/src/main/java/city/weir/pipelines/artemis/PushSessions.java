package city.weir.pipelines.artemis;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.jspecify.annotations.Nullable;

/**
 * A few sessions that push, each for one thread at a time: so that pushes at the same time share
 * one write to the disk.
 */
final class PushSessions {
  private static final int SESSIONS = 8;

  /** Opens a session; the log's own. */
  @FunctionalInterface
  interface Opener {
    ClientSession open() throws ActiveMQException;
  }

  private record Pushing(ClientSession session, ClientProducer producer) {}

  private final BlockingQueue<Pushing> idle = new ArrayBlockingQueue<>(SESSIONS);

  PushSessions(Opener opener) throws ActiveMQException {
    for (int i = 0; i < SESSIONS; i++) {
      ClientSession session = opener.open();
      idle.add(new Pushing(session, session.createProducer()));
    }
  }

  /** Returns when the journal has it. */
  void push(String address, byte[] body, long receivedAt, @Nullable String key) throws IOException {
    Pushing pushing;
    try {
      pushing = idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted before it was kept; send it again", e);
    }
    try {
      ClientMessage message = pushing.session().createMessage(Message.BYTES_TYPE, true);
      message.setRoutingType(RoutingType.ANYCAST);
      message.setTimestamp(receivedAt);
      message.getBodyBuffer().writeBytes(body);
      if (key != null) {
        message.putStringProperty(Message.HDR_DUPLICATE_DETECTION_ID, SimpleString.of(key));
      }
      pushing.producer().send(address, message);
    } catch (ActiveMQException e) {
      throw new IOException("It is not known to be kept; send it again: " + e.getMessage(), e);
    } finally {
      idle.add(pushing);
    }
  }
}
