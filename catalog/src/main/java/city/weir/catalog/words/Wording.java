package city.weir.catalog.words;

import city.weir.catalog.SearchResult.How;
import java.util.List;

/** One way in which an entry may say what a part of the question asks for. */
public sealed interface Wording {
  How how();

  /** The words of the question this stands for. */
  String asked();

  /** How much finding this is worth, beside finding the very words: 0 (only lets match) to 1. */
  float worth();

  /**
   * @param terms distinct
   * @param needed how many of them the entry must have for the wording to match at all
   */
  record Phrase(How how, String asked, List<String> terms, int needed, float worth)
      implements Wording {
    public Phrase {
      terms = terms.stream().distinct().toList();
      needed = Math.max(1, Math.min(needed, terms.size()));
      if (terms.isEmpty()) {
        throw new IllegalArgumentException("No terms for '%s'".formatted(asked));
      }
    }
  }

  /**
   * A term that is nearly {@code term}: with at most {@code edits} letters wrong, missing, too many
   * or exchanged with their neighbour, and the same first letter.
   */
  record Near(String asked, String term, int edits, float worth) implements Wording {
    /** Characters at the start of a term that must be the same: its mark, and its first letter. */
    public static final int PREFIX = 2;

    /** Terms tried at most, the nearest first. */
    public static final int MOST_TERMS = 50;

    @Override
    public How how() {
      return How.TYPING;
    }
  }
}
