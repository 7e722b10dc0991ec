package city.weir.contract.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which known word somebody meant. */
public final class Spelling {
  private static final int NEAR = 2;

  private Spelling() {}

  /** The known word nearest to {@code word}, if any is so near that it may have been meant. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    return known.stream()
        .filter(k -> distance(word, k) <= Math.min(NEAR, k.length() / 2))
        .min(Comparator.comparingInt((String k) -> distance(word, k)));
  }

  /** "Did you mean 'x'? Known here are ...", the words in their order. */
  public static String remedy(String word, Collection<String> known) {
    return nearest(word, known).map("Did you mean '%s'? "::formatted).orElse("")
        + "Known here: "
        + (known.isEmpty() ? "none" : String.join(", ", known));
  }

  /** Edits (insert, delete, replace) that lead from one to the other, letter case ignored. */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > NEAR) {
      return NEAR + 1;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        int cost = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
        diagonal = row[j];
        row[j] = cost;
      }
    }
    return row[b.length()];
  }
}
