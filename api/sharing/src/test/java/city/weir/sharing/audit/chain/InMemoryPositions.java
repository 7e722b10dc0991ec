package city.weir.sharing.audit.chain;

/** Positions that last as long as the process. */
public final class InMemoryPositions implements Positions {
  private Marks marks = Marks.NONE;

  @Override
  public synchronized Marks read() {
    return marks;
  }

  @Override
  public synchronized void sealed(Head head) {
    marks = new Marks(head, marks.witnessed());
  }

  @Override
  public synchronized void witnessed(Head head) {
    marks = new Marks(marks.sealed(), head);
  }
}
