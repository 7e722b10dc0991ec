package city.weir.catalog.intake;

import java.util.List;

/** Where it is kept what became of the entries of one spreadsheet. */
public interface Ledger {
  /** Does {@code work} wholly or not at all, what it writes in the directory included. */
  void together(Runnable work);

  /** Keeps what became of some entries, in place of what was kept of them before. */
  void write(List<Judged> changed);
}
