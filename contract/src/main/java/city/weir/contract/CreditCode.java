package city.weir.contract;

/**
 * 统一社会信用代码: 18 characters, the last of which checks the others (GB 32100).
 *
 * <p>The alphabet is 0-9 and A-Z without I, O, S, V and Z; the check value is {@code (31 - sum mod
 * 31) mod 31} over the characters' values weighted by powers of 3 modulo 31.
 */
public final class CreditCode {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int BASE = ALPHABET.length();
  private static final int LENGTH = 18;

  private CreditCode() {}

  /** Whether {@code code} is well formed and its check character right. */
  public static boolean isValid(String code) {
    return code.length() == LENGTH
        && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
        && checkCharacter(code.substring(0, LENGTH - 1)) == code.charAt(LENGTH - 1);
  }

  /**
   * The character that completes the first 17 of a code.
   *
   * @throws IllegalArgumentException when {@code body} is not 17 characters of the alphabet
   */
  public static char checkCharacter(String body) {
    if (body.length() != LENGTH - 1) {
      throw new IllegalArgumentException("Not 17 characters: '%s'".formatted(body));
    }
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < body.length(); i++) {
      int value = ALPHABET.indexOf(body.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException(
            "'%c' does not occur in credit codes: '%s'".formatted(body.charAt(i), body));
      }
      sum += value * weight;
      weight = weight * 3 % BASE;
    }
    return ALPHABET.charAt((BASE - sum % BASE) % BASE);
  }
}
