package city.weir.catalog.grading;

import city.weir.catalog.draft.Words;

/**
 * A column that seems to be sensitive.
 *
 * @param matched how many of the values look like it
 * @param looked how many were looked at
 * @param named whether its name or title says so
 */
public record Suspicion(String column, Sensitive kind, int matched, int looked, boolean named) {

  /** Why, in words a person can check; it quotes no value. */
  public Words reason() {
    String zh =
        looked == 0
            ? "列名像“%s”".formatted(kind.chinese())
            : "%d 个值中有 %d 个像“%s”%s"
                .formatted(looked, matched, kind.chinese(), named ? "，列名也像" : "");
    String en =
        looked == 0
            ? "its name says %s".formatted(kind.english())
            : "%d of %d values look like a %s%s"
                .formatted(matched, looked, kind.english(), named ? ", and so does its name" : "");
    return new Words(zh, en);
  }
}
