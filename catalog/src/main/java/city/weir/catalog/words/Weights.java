package city.weir.catalog.words;

import city.weir.catalog.SearchResult.Field;
import city.weir.catalog.SearchResult.How;

/**
 * What finding something where is worth. What is found in a title is worth more than the same in
 * all other parts together; being called exactly so, more than anything else.
 */
public final class Weights {
  /** The entry's title is the whole question. */
  public static final float SAME_TITLE = 200;

  /** One of the entry's ids or codes is a part of the question. */
  public static final float SAME_NAME = 100;

  /** Lets the shorter of two titles win; a factor of BM25. */
  public static final float TITLE_LENGTH = 0.3f;

  private Weights() {}

  public static float of(Field field) {
    return switch (field) {
      case TITLE -> 40;
      case KEYWORDS -> 14;
      case ITEM -> 10;
      case CATEGORY, PROVIDER -> 4;
      case SUMMARY -> 3;
      case NAME -> 2;
    };
  }

  /** Whether what is found there in that way says something about the order. */
  public static boolean counts(Field field, How how) {
    return switch (field) {
      case TITLE, KEYWORDS, ITEM -> true;
      case CATEGORY, PROVIDER -> how != How.TYPING;
      case SUMMARY, NAME -> how == How.WORDS || how == How.SYNONYM;
    };
  }
}
