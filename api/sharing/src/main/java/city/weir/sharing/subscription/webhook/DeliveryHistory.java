package city.weir.sharing.subscription.webhook;

import java.util.List;

/** Keeps how the last deliveries of each subscription went, for its subscriber to look at. */
public interface DeliveryHistory {
  /** So many attempts are kept of each subscription; the oldest go. */
  int KEPT = 100;

  /** Adds an attempt; it is passed over when its subscription has been ended meanwhile. */
  void add(Attempt attempt);

  /** The newest attempts of a subscription, the newest first. */
  List<Attempt> newest(String subscription, int most);
}
