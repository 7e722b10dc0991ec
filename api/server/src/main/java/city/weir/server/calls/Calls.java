package city.weir.server.calls;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Purposes;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells from where and for what a request comes. */
@Component
public final class Calls {
  /** The header in which a caller says for what it wants the data: a code of the purposes. */
  public static final String PURPOSE = "Weir-Purpose";

  private final Networks networks;
  private final Purposes purposes;

  Calls(Networks networks, Purposes purposes) {
    this.networks = networks;
    this.purposes = purposes;
  }

  /**
   * What the policy needs to know of {@code request}.
   *
   * @throws ProblemException when it names a purpose that is none
   */
  public Call of(HttpServletRequest request) {
    return of(networks.peer(request), request.getHeader(PURPOSE));
  }

  Call of(String address, @Nullable String purpose) {
    if (purpose != null && purposes.find(purpose).isEmpty()) {
      throw new ProblemException(
          ProblemCode.MALFORMED,
          "The header %s names no purpose there is; write one of: %s"
              .formatted(PURPOSE, String.join(", ", purposes.codes())));
    }
    return new Call(networks.of(address), purpose);
  }
}
