package city.weir.catalog.grading;

import city.weir.catalog.draft.Words;

/**
 * A column that seems to be sensitive. Of its values it says how many there were and what form they
 * have, never one of them.
 *
 * @param matched how many of the values look like it
 * @param looked how many were looked at
 * @param named whether its name or title says so
 * @param form the commonest form of what matched, such as {@code 9×11}, or empty
 */
public record Suspicion(
    String column, Sensitive kind, int matched, int looked, boolean named, String form) {
  private static final double MOST = 0.5;

  /** How sure it is. */
  public enum Confidence {
    LOW("低", "low"),
    MEDIUM("中", "medium"),
    HIGH("高", "high");

    private final Words words;

    Confidence(String zh, String en) {
      this.words = new Words(zh, en);
    }

    public Words words() {
      return words;
    }
  }

  public Confidence confidence() {
    if (matched == 0) {
      return Confidence.LOW;
    }
    boolean proven =
        named
            || switch (kind) {
              case RESIDENT_ID, BANK_CARD, EMAIL, PLATE -> true;
              case PHONE, PASSPORT, PERSON_NAME, ADDRESS, PROTECTED_SITE -> false;
            };
    return proven && share() >= MOST ? Confidence.HIGH : Confidence.MEDIUM;
  }

  /** Of the values looked at, 0 to 1. */
  double share() {
    return looked == 0 ? 0 : (double) matched / looked;
  }

  /** Why, in words a person can check; it quotes no value. */
  public Words reason() {
    if (looked == 0) {
      return new Words(
          "列名像“%s”".formatted(kind.words().zh()), "its name says %s".formatted(kind.words().en()));
    }
    String zh =
        "取样 %d 个值，%d 个像“%s”%s%s"
            .formatted(
                looked,
                matched,
                kind.words().zh(),
                form.isEmpty() ? "" : "，形如 " + form,
                named ? "，列名也像" : "");
    String en =
        "%d of %d sampled values look like a %s%s%s"
            .formatted(
                matched,
                looked,
                kind.words().en(),
                form.isEmpty() ? "" : ", of the form " + form,
                named ? ", and so does its name" : "");
    return new Words(zh, en);
  }
}
