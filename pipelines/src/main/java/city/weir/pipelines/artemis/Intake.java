package city.weir.pipelines.artemis;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/** Looks at each message from outside before the broker takes it. */
final class Intake implements ActiveMQServerMessagePlugin {
  private final BrokerSecurity security;
  private final Routes routes;
  private final int maxMessage;

  Intake(BrokerSecurity security, Routes routes, int maxMessage) {
    this.security = security;
    this.routes = routes;
    this.maxMessage = maxMessage;
  }

  @Override
  public void beforeSend(
      ServerSession session,
      @Nullable Transaction tx,
      Message message,
      boolean direct,
      boolean noAutoCreateQueue)
      throws ActiveMQException {
    if (security.isSelf(session.getUsername())) {
      return;
    }
    // Rights are cached for some seconds, and the broker confirms what no queue takes.
    if (!security.isTaken(message.getAddress())) {
      throw new ActiveMQSecurityException(
          "No source takes topic '%s'".formatted(message.getAddress()));
    }
    // The packet limit of the protocol is held for MQTT 5 alone.
    if (message.toCore().getBodyBufferSize() > maxMessage + 64) {
      throw new ActiveMQSecurityException(
          "A message under '%s' is larger than %d bytes"
              .formatted(message.getAddress(), maxMessage));
    }
    routes.find(message.getAddress());
    // Even a message sent without asking for a confirmation is kept over a crash, once received.
    message.setDurable(true);
  }

  /** Does not let the broker confirm what no queue has taken; the sender sends it again. */
  @Override
  public void afterMessageRoute(
      Message message,
      RoutingContext context,
      boolean direct,
      boolean rejectDuplicates,
      RoutingStatus result)
      throws ActiveMQException {
    if (context.getQueueCount() == 0 && security.isTaken(message.getAddress())) {
      throw new ActiveMQException(
          "No queue took a message under '%s'".formatted(message.getAddress()));
    }
  }
}
