package city.weir.server.requests;

import city.weir.server.directory.Waiting;
import city.weir.server.requests.RequestReading.Side;
import city.weir.sharing.policy.Subject;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Requests that somebody is to decide now, among what waits for owners and stewards. */
@Component
final class ReviewsWaiting implements Waiting {
  /** Of each state the newest; more are not counted. */
  private static final int COUNTED = 100;

  private final RequestReading requests;

  ReviewsWaiting(RequestReading requests) {
    this.requests = requests;
  }

  @Override
  public int order() {
    return 15;
  }

  @Override
  public String title() {
    return "review";
  }

  @Override
  public String link() {
    return "/console/review";
  }

  @Override
  public long count(Subject subject) {
    return Stream.of("in-review", "disputed", "escalated")
        .flatMap(
            state -> requests.list(subject, Side.PROVIDER, null, state, null, COUNTED).stream())
        .filter(request -> requests.awaits(subject, request))
        .count();
  }
}
