package city.weir.catalog.lineage;

/**
 * That somebody uses a dataset.
 *
 * @param by a query or a party
 * @param detail by which ways, or how much; empty when there is no more to say
 */
public record Use(Node by, How how, String detail) {
  /** In what form. */
  public enum How {
    /** It may have the data by an agreement in force. */
    AGREEMENT,
    /** It is told of changes. */
    SUBSCRIPTION,
    /** It computes an answer from the data. */
    QUERY,
    /** It did read the data lately. */
    READ
  }
}
