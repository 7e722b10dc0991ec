package city.weir.server.subscriptions;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.lake.Lake;
import city.weir.lake.tables.TableFacts;
import city.weir.server.problem.DeniedException;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.filter.FilterParser;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.subscription.Subscription;
import city.weir.sharing.view.View;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes subscriptions of what was asked for, as the policy permits. */
@Component
final class Subscribing {
  private static final int SECRET_BYTES = 32;
  private static final int LONGEST_URL = 2000;

  private final Policy policy;
  private final Lake lake;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Subscribing(Policy policy, Lake lake, Clock clock) {
    this.policy = policy;
    this.lake = lake;
    this.clock = clock;
  }

  /** The id of the subscription that {@code subscriber} makes under {@code key}; random without. */
  static String id(Subject subscriber, @Nullable String key) {
    if (key == null) {
      return "sub-" + UUID.randomUUID();
    }
    if (key.isBlank() || key.length() > 200) {
      throw new ProblemException(
          ProblemCode.MALFORMED, "Idempotency-Key is blank or longer than 200 characters");
    }
    String name = subscriber.id() + '\n' + key;
    return "sub-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The subscription {@code draft} asks for.
   *
   * @throws DeniedException when the policy does not permit it
   */
  Subscription of(String id, Subject subject, DataContract dataset, SubscriptionDraft draft) {
    Instant now = clock.instant();
    Decision decision = policy.decide(subject, dataset, Way.SUBSCRIPTION, now);
    if (decision instanceof Decision.Deny denial) {
      throw new DeniedException(denial);
    }
    View view = View.of(dataset, (Decision.Permit) decision);
    if (draft.filter() != null) {
      try {
        FilterParser.parse(draft.filter(), view.fields());
      } catch (FilterException e) {
        throw problem("filter: " + e.getMessage(), e);
      }
    }
    return new Subscription(
        id,
        subject.id(),
        dataset.id(),
        url(draft.url()),
        secret(),
        draft.filter(),
        Subscription.State.ACTIVE,
        null,
        cursor(dataset, draft.from()),
        0,
        0,
        now,
        now);
  }

  private long cursor(DataContract dataset, @Nullable String from) {
    if ("beginning".equals(from)) {
      return 0;
    }
    if (from == null) {
      Long head = lake.facts(dataset.table()).map(TableFacts::snapshot).orElse(null);
      return head == null ? 0 : head;
    }
    try {
      long snapshot = Long.parseLong(from);
      if (lake.table(dataset.table()).snapshot(snapshot) != null) {
        return snapshot;
      }
    } catch (NumberFormatException e) {
      throw problem("from: '%s' is no snapshot; write its id, or beginning".formatted(from), e);
    }
    throw problem("from: the dataset keeps no snapshot %s; write beginning".formatted(from), null);
  }

  private static URI url(URI url) {
    boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    if (!web || url.getHost() == null || url.getUserInfo() != null) {
      throw problem(
          "url: '%s' is no address to post to; write https://host/path".formatted(url), null);
    }
    if (url.toString().length() > LONGEST_URL) {
      throw problem("url: longer than %d characters".formatted(LONGEST_URL), null);
    }
    return url;
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }

  private static ProblemException problem(String detail, @Nullable Throwable cause) {
    ProblemException problem = new ProblemException(ProblemCode.BAD_QUERY, detail);
    if (cause != null) {
      problem.initCause(cause);
    }
    return problem;
  }
}
