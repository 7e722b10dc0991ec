package city.weir.catalog.grading;

import city.weir.contract.CreditCode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a value looks like something sensitive: by its form, and its check digit if it has one.
 */
final class Contents {
  /** Not in the middle of a longer number or code. */
  private static final String ALONE = "(?<![0-9A-Za-z_-])(%s)(?![0-9A-Za-z_-])";

  private static final Pattern RESIDENT_ID =
      Pattern.compile(
          ALONE.formatted(
              "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|8[1-3])[0-9]{4}(?:19|20)[0-9]{9}[0-9Xx]"));

  /** The segments that were allotted to mobile telephones; new ones are added here. */
  private static final Pattern MOBILE =
      Pattern.compile(
          ALONE.formatted(
              "(?:\\+?86[- ]?)?1(?:3[0-9]|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8[0-9]|9[0-35-9])[0-9]{8}"));

  private static final Pattern LANDLINE =
      Pattern.compile(
          "\\(?0(?:10|2[0-57-9]|[3-9][0-9]{2})\\)?[- ]?[2-8][0-9]{6,7}(?:(?:-|转)[0-9]{1,5})?");
  private static final Pattern BANK_CARD =
      Pattern.compile("62[0-9]{14,17}|4[0-9]{15}|5[1-5][0-9]{14}|3[47][0-9]{13}|35[0-9]{14}");
  private static final Pattern PLATE =
      Pattern.compile(
          "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?"
              + "(?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]|[A-HJK][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[A-HJK])");
  private static final Pattern ADDRESS =
      Pattern.compile(".*\\p{IsHan}.*(路|街|道|巷|弄|村|社区|小区).*[0-9一二三四五六七八九十]+.*(号|栋|幢|单元|室|组).*");
  private static final Pattern PASSPORT = Pattern.compile("[EGDSPH][0-9]{8}|E[A-HJ-NP-Z][0-9]{7}");
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private Contents() {}

  /** Full-width digits and letters as plain ones. */
  static String plain(String value) {
    return Normalizer.normalize(value, Normalizer.Form.NFKC).strip();
  }

  /**
   * Whether {@code text}, which is plain, looks like one.
   *
   * @param named whether its column says so; then less is asked of what has no form of its own
   */
  static boolean is(Sensitive kind, String text, boolean named) {
    return switch (kind) {
      case RESIDENT_ID -> residentId(text);
      case PHONE -> MOBILE.matcher(text).find() || landline(text);
      case BANK_CARD -> bankCard(text);
      case PLATE -> PLATE.matcher(text).matches();
      case PERSON_NAME -> named ? PersonNames.likely(text) : PersonNames.evident(text);
      case ADDRESS -> ADDRESS.matcher(text).matches();
      case PASSPORT -> named && PASSPORT.matcher(text).matches();
      case EMAIL -> EMAIL.matcher(text).matches();
      case PROTECTED_SITE -> false;
    };
  }

  private static boolean residentId(String text) {
    Matcher matcher = RESIDENT_ID.matcher(text);
    while (matcher.find()) {
      String id = matcher.group(1);
      if (checked(id) && born(id) && !CreditCode.isValid(id)) {
        return true;
      }
    }
    return false;
  }

  private static boolean born(String id) {
    try {
      return LocalDate.of(
                  Integer.parseInt(id.substring(6, 10)),
                  Integer.parseInt(id.substring(10, 12)),
                  Integer.parseInt(id.substring(12, 14)))
              .getYear()
          < 2100;
    } catch (DateTimeException e) {
      return false; // no such day: some other number
    }
  }

  /** ISO 7064 MOD 11-2, as GB 11643 has it. */
  private static boolean checked(String id) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (id.charAt(i) - '0');
    }
    return "10X98765432".charAt(sum % 11) == Character.toUpperCase(id.charAt(17));
  }

  private static boolean landline(String text) {
    for (String part : text.split("[、,;/]\\s*")) {
      if (LANDLINE.matcher(part.strip()).matches()) {
        return true;
      }
    }
    return false;
  }

  private static boolean bankCard(String text) {
    String digits = text.replaceAll("[ -]", "");
    return BANK_CARD.matcher(digits).matches() && luhn(digits);
  }

  private static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int twice = i % 2 == 1 ? digit * 2 : digit;
      sum += twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
  }
}
