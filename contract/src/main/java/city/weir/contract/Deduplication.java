package city.weir.contract;

import java.util.List;

/** Which rows are the same, and which of them stays. */
public record Deduplication(List<String> by, Keep keep) {
  public Deduplication {
    by = List.copyOf(by);
  }

  public enum Keep {
    /** The one received last. */
    LATEST,
    /** The one received first. */
    FIRST
  }
}
