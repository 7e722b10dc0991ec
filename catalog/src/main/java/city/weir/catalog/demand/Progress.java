package city.weir.catalog.demand;

import city.weir.contract.Provider;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How far a demand has come. */
public sealed interface Progress {
  Stage stage();

  /** Who was asked, or promised it; null where nobody did. */
  default @Nullable Provider provider() {
    return null;
  }

  /** Id of the entry that might be it, or is; null where none is known. */
  default @Nullable String entry() {
    return null;
  }

  /** The last day of what was promised; null where nothing was. */
  default @Nullable LocalDate by() {
    return null;
  }

  /** In law, of a refusal; null of anything else. */
  default @Nullable String ground() {
    return null;
  }

  /** The same in one word. */
  enum Stage {
    /** Nothing that may satisfy it has been found. */
    MADE,
    /** Entries have been found that may satisfy it. */
    MATCHED,
    /** A provider has been asked. */
    OFFERED,
    /** An entry satisfies it. */
    SATISFIED,
    /** A provider will provide it. */
    PROMISED,
    /** It will not be provided, for a reason in law. */
    REFUSED,
    WITHDRAWN;

    /** Whether something is still to be done about it. */
    public boolean open() {
      return this == MADE || this == MATCHED || this == OFFERED || this == PROMISED;
    }
  }

  /** Nobody has been asked yet. */
  record Waiting(boolean matched) implements Progress {
    @Override
    public Stage stage() {
      return matched ? Stage.MATCHED : Stage.MADE;
    }
  }

  /**
   * @param entry id of the entry it might be, or null when the provider has none yet
   */
  record Offered(Provider provider, @Nullable String entry) implements Progress {
    @Override
    public Stage stage() {
      return Stage.OFFERED;
    }
  }

  /**
   * @param entry id of the published entry
   */
  record Satisfied(String entry) implements Progress {
    @Override
    public Stage stage() {
      return Stage.SATISFIED;
    }
  }

  /**
   * @param by the last day
   */
  record Promised(Provider provider, LocalDate by) implements Progress {
    @Override
    public Stage stage() {
      return Stage.PROMISED;
    }
  }

  /**
   * @param ground in law
   */
  record Refused(String ground) implements Progress {
    @Override
    public Stage stage() {
      return Stage.REFUSED;
    }
  }

  record Withdrawn() implements Progress {
    @Override
    public Stage stage() {
      return Stage.WITHDRAWN;
    }
  }
}
