package city.weir.sharing.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider and a recipient agreed on about one dataset, in one version. Every change makes
 * the next version; what was in force when can be told from them.
 *
 * @param version from 1
 * @param since from when on this version is the one that counts
 * @param dataset id of the contract
 * @param provider 统一社会信用代码 of the organisation that provides it
 * @param recipient the party it is made with
 * @param purpose code of what the recipient needs the data for, see {@link Purposes}
 * @param use in words, for what exactly
 * @param ground the law, duty or task it rests on, or null
 * @param request id of the request it was granted on, or null
 * @param by id of whoever made this version
 * @param note why this version was made, or null
 */
public record Agreement(
    String id,
    int version,
    Instant since,
    String dataset,
    String provider,
    String recipient,
    String purpose,
    String use,
    @Nullable String ground,
    Terms terms,
    State state,
    @Nullable String request,
    String by,
    @Nullable String note) {

  public Agreement {
    if (version < 1) {
      throw new IllegalArgumentException("Agreement %s has version %d".formatted(id, version));
    }
  }

  /** What was last decided about it. */
  public enum State {
    ACTIVE,
    /** Nothing goes out by it until it is resumed. */
    SUSPENDED,
    /** Ended before its time; never comes back. */
    REVOKED
  }

  /** What it is worth at a moment. */
  public enum Standing {
    /** Its time has not come. */
    COMING,
    ACTIVE,
    SUSPENDED,
    EXPIRED,
    REVOKED
  }

  /** What it is worth at {@code at}, by this version. */
  public Standing standing(Instant at) {
    Instant until = terms.until();
    if (state == State.REVOKED) {
      return Standing.REVOKED;
    }
    if (until != null && !at.isBefore(until)) {
      return Standing.EXPIRED;
    }
    if (state == State.SUSPENDED) {
      return Standing.SUSPENDED;
    }
    return at.isBefore(terms.from()) ? Standing.COMING : Standing.ACTIVE;
  }

  public boolean inForce(Instant at) {
    return standing(at) == Standing.ACTIVE;
  }

  /**
   * The version in which nothing goes out for the time being.
   *
   * @throws AgreementChangeException unless it is active
   */
  public Agreement suspended(Instant at, String who, @Nullable String why) {
    require(state == State.ACTIVE, "is %s, only an active one can be suspended", at);
    return next(at, terms, State.SUSPENDED, who, why);
  }

  /**
   * The version in which data goes out again.
   *
   * @throws AgreementChangeException unless it is suspended
   */
  public Agreement resumed(Instant at, String who, @Nullable String why) {
    require(state == State.SUSPENDED, "is %s, only a suspended one can be resumed", at);
    return next(at, terms, State.ACTIVE, who, why);
  }

  /**
   * The version that ended it.
   *
   * @throws AgreementChangeException when it is revoked already
   */
  public Agreement revoked(Instant at, String who, @Nullable String why) {
    require(state != State.REVOKED, "is %s already", at);
    return next(at, terms, State.REVOKED, who, why);
  }

  /**
   * The version that holds longer, or on other terms.
   *
   * @throws AgreementChangeException when it is revoked
   */
  public Agreement renewed(Instant at, Terms renewed, String who, @Nullable String why) {
    require(state != State.REVOKED, "is %s, a revoked one cannot be renewed: make another", at);
    return next(at, renewed, state, who, why);
  }

  /** The same version, made by {@code who}. */
  public Agreement madeBy(String who) {
    return new Agreement(
        id, version, since, dataset, provider, recipient, purpose, use, ground, terms, state,
        request, who, note);
  }

  private Agreement next(Instant at, Terms agreed, State to, String who, @Nullable String why) {
    return new Agreement(
        id,
        version + 1,
        at,
        dataset,
        provider,
        recipient,
        purpose,
        use,
        ground,
        agreed,
        to,
        request,
        who,
        why);
  }

  private void require(boolean holds, String sentence, Instant at) {
    if (!holds) {
      throw new AgreementChangeException(
          "Agreement %s ".formatted(id)
              + sentence.formatted(standing(at).name().toLowerCase(java.util.Locale.ROOT)));
    }
  }
}
