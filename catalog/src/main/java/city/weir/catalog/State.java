package city.weir.catalog;

import city.weir.contract.DataContract;

/** Where an entry stands in its life. */
public enum State {
  /** Being written; seen by those who keep the directory. */
  DRAFT,
  /** Handed in: nobody writes it until it is judged. */
  SUBMITTED,
  /** Judged right; goes out when it is published. */
  REVIEWED,
  /** In force. */
  PUBLISHED,
  /** Taken back; stays known, with the reason, and is never deleted. */
  WITHDRAWN;

  /** What a contract's status means for its entry. */
  static State of(DataContract.Status status) {
    return switch (status) {
      case PROPOSED, DRAFT -> DRAFT;
      case ACTIVE, DEPRECATED -> PUBLISHED;
      case RETIRED -> WITHDRAWN;
    };
  }
}
