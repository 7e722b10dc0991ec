package city.weir.sharing.policy;

import city.weir.contract.Mask;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks in words, and which of two tells less. */
public final class Masks {
  private static final Pattern WORD = Pattern.compile("([a-z]+)(?::([0-9.]+)(?:,([0-9]+))?)?");

  private Masks() {}

  /**
   * The mask that {@code word} names: {@code remove}, {@code hash}, {@code partial:3,4} (characters
   * kept at the start and at the end), {@code generalise:10} (the step), {@code blur:2} (places of
   * a degree).
   *
   * @throws IllegalArgumentException when it names none
   */
  public static Mask read(String word) {
    Matcher parts = WORD.matcher(word);
    if (parts.matches()) {
      String first = parts.group(2);
      String second = parts.group(3);
      switch (parts.group(1)) {
        case "remove":
          return new Mask.Remove();
        case "hash":
          return new Mask.Hash();
        case "partial":
          if (first != null && second != null) {
            return new Mask.Partial(Integer.parseInt(first), Integer.parseInt(second));
          }
          break;
        case "generalise":
          return new Mask.Generalise(first == null ? 1 : Double.parseDouble(first));
        case "blur":
          if (first != null) {
            return new Mask.Blur(Integer.parseInt(first));
          }
          break;
        default:
      }
    }
    throw new IllegalArgumentException(
        "'%s' is no mask; write remove, hash, partial:3,4, generalise:10 or blur:2"
            .formatted(word));
  }

  /** The word that {@link #read} reads. */
  public static String write(Mask mask) {
    if (mask instanceof Mask.Partial partial) {
      return "partial:%d,%d".formatted(partial.start(), partial.end());
    } else if (mask instanceof Mask.Generalise generalise) {
      return "generalise:" + BigDecimal.valueOf(generalise.step()).toPlainString();
    } else if (mask instanceof Mask.Blur blur) {
      return "blur:" + blur.decimals();
    }
    return mask instanceof Mask.Hash ? "hash" : "remove";
  }

  /**
   * A mask that tells no more than either: the stricter of the two, and nothing at all where
   * neither can be said to be.
   */
  public static Mask strictest(Mask one, Mask other) {
    if (one.equals(other)) {
      return one;
    }
    if (one instanceof Mask.Partial a && other instanceof Mask.Partial b) {
      return new Mask.Partial(Math.min(a.start(), b.start()), Math.min(a.end(), b.end()));
    }
    if (one instanceof Mask.Blur a && other instanceof Mask.Blur b) {
      return a.decimals() <= b.decimals() ? a : b;
    }
    if (one instanceof Mask.Generalise a && other instanceof Mask.Generalise b) {
      if (multiple(a.step(), b.step())) {
        return a;
      }
      return multiple(b.step(), a.step()) ? b : new Mask.Remove();
    }
    return new Mask.Remove();
  }

  /** Whether {@code mask} tells no more than {@code than} does. */
  public static boolean atLeastAsStrict(Mask mask, Mask than) {
    return strictest(mask, than).equals(mask);
  }

  /** Steps that do not divide one another would together tell more than each alone. */
  private static boolean multiple(double large, double small) {
    double times = large / small;
    return times >= 1 && Math.abs(times - Math.rint(times)) < 1e-9;
  }
}
