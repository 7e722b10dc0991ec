package city.weir.sharing.masking;

import city.weir.contract.ColumnType;
import city.weir.contract.Mask;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Masks of one installation, as DuckDB's SQL and as a function that gives the same values. A mask
 * that means nothing for a type (rounding a text) removes the value: it never shows it.
 */
public final class Masking {
  /** Hexadecimal characters kept of a hash: 128 bits. */
  private static final int HASH_LENGTH = 32;

  private final String salt;

  /**
   * @param salt at least 16 bytes, kept secret, the same as long as hashes are to stay equal
   */
  public Masking(byte[] salt) {
    if (salt.length < 16) {
      throw new IllegalArgumentException(
          "The salt has %d bytes; with fewer than 16 hashes can be guessed".formatted(salt.length));
    }
    this.salt = HexFormat.of().formatHex(salt);
  }

  /**
   * What hashes are made with, in hexadecimal; put before the text. For an engine that makes them
   * itself: whoever has it can try out values, so nothing that goes out may show it.
   */
  public String salt() {
    return salt;
  }

  /** The type of a column of {@code type} once it is masked. */
  public static ColumnType shown(Mask mask, ColumnType type) {
    if (mask instanceof Mask.Hash || mask instanceof Mask.Partial) {
      return CanonicalText.exists(type) ? new ColumnType.Text() : type;
    }
    boolean rounded = mask instanceof Mask.Generalise || mask instanceof Mask.Blur;
    return rounded && type instanceof ColumnType.Exact ? new ColumnType.Floating() : type;
  }

  /** The masked value of {@code column}, an expression of {@code type} in DuckDB's SQL. */
  public String sql(Mask mask, ColumnType type, String column) {
    if (mask instanceof Mask.Hash && CanonicalText.exists(type)) {
      return "left(sha256('%s' || %s), %d)"
          .formatted(salt, CanonicalText.sql(type, column), HASH_LENGTH);
    }
    if (mask instanceof Mask.Partial partial && CanonicalText.exists(type)) {
      return partialSql(partial, CanonicalText.sql(type, column));
    }
    if (mask instanceof Mask.Generalise generalise && generalises(generalise, type)) {
      return Generalising.sql(generalise, type, column);
    }
    if (mask instanceof Mask.Blur blur && blurs(type)) {
      String factor = "CAST('" + Math.pow(10, blur.decimals()) + "' AS DOUBLE)";
      return "floor(CAST(%s AS DOUBLE) * %s + 0.5) / %s".formatted(column, factor, factor);
    }
    return "CAST(NULL AS %s)".formatted(DuckType.of(shown(mask, type)));
  }

  /**
   * The masked {@code value}, of the Java type the lake reads {@code type} as: String, Long,
   * BigDecimal, Double, Boolean, LocalDate, OffsetDateTime or LocalDateTime.
   */
  public @Nullable Object apply(Mask mask, ColumnType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (mask instanceof Mask.Hash && CanonicalText.exists(type)) {
      return sha256(salt + CanonicalText.of(type, value)).substring(0, HASH_LENGTH);
    }
    if (mask instanceof Mask.Partial partial && CanonicalText.exists(type)) {
      return partial(partial, CanonicalText.of(type, value));
    }
    if (mask instanceof Mask.Generalise generalise && generalises(generalise, type)) {
      return Generalising.apply(generalise, type, value);
    }
    if (mask instanceof Mask.Blur blur && blurs(type)) {
      double factor = Math.pow(10, blur.decimals());
      return Math.floor(((Number) value).doubleValue() * factor + 0.5) / factor;
    }
    return null;
  }

  private static boolean blurs(ColumnType type) {
    return type instanceof ColumnType.Floating || type instanceof ColumnType.Exact;
  }

  private static boolean generalises(Mask.Generalise mask, ColumnType type) {
    return Generalising.knows(mask, type);
  }

  private static String partialSql(Mask.Partial mask, String text) {
    int kept = mask.start() + mask.end();
    return ("CASE WHEN length(%1$s) <= %2$d THEN repeat('*', length(%1$s)) ELSE "
            + "left(%1$s, %3$d) || repeat('*', length(%1$s) - %2$d) || right(%1$s, %4$d) END")
        .formatted(text, kept, mask.start(), mask.end());
  }

  /** Characters are code points, as in DuckDB. */
  private static String partial(Mask.Partial mask, String text) {
    int length = text.codePointCount(0, text.length());
    int kept = mask.start() + mask.end();
    if (length <= kept) {
      return "*".repeat(length);
    }
    return text.substring(0, text.offsetByCodePoints(0, mask.start()))
        + "*".repeat(length - kept)
        + text.substring(text.offsetByCodePoints(text.length(), -mask.end()));
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
