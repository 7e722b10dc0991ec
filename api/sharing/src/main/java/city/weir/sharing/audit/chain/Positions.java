package city.weir.sharing.audit.chain;

/**
 * How far the chain has come, kept apart from the chain itself, so that it is seen when its end is
 * cut off. One writer at a time.
 */
public interface Positions {
  Marks read();

  /** The chain is in the lake and sealed up to {@code head}. */
  void sealed(Head head);

  /** The chain has come to {@code head}. */
  void witnessed(Head head);

  /**
   * What is known.
   *
   * @param sealed what is safe in the lake
   * @param witnessed at or after it
   */
  record Marks(Head sealed, Head witnessed) {
    /** Of a chain nothing is known of. */
    public static final Marks NONE = new Marks(Head.START, Head.START);

    public Marks {
      if (witnessed.sequence() < sealed.sequence()) {
        witnessed = sealed;
      }
    }
  }
}
