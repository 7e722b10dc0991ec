package city.weir.catalog.lineage;

/** Which way one looks from a node. */
public enum Direction {
  /** To what it is made from. */
  UP,
  /** To what is made from it. */
  DOWN,
  BOTH;

  public boolean up() {
    return this != DOWN;
  }

  public boolean down() {
    return this != UP;
  }
}
