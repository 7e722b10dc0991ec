package city.weir.catalog.grading;

import java.util.regex.Pattern;

/**
 * Whether a value looks like something sensitive: by its form, and its check digit if it has one.
 */
final class Contents {
  private static final Pattern RESIDENT_ID =
      Pattern.compile(
          "[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]");
  private static final Pattern MOBILE = Pattern.compile("(\\+?86[- ]?)?1[3-9][0-9]{9}");
  private static final Pattern LANDLINE =
      Pattern.compile("0[1-9][0-9]{1,2}[- ]?[2-9][0-9]{6,7}(-[0-9]{1,5})?");
  private static final Pattern BANK_CARD = Pattern.compile("(62|4|5|3[47])[0-9]{13,18}");
  private static final Pattern PLATE =
      Pattern.compile(
          "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]");
  private static final Pattern ADDRESS =
      Pattern.compile(".*\\p{IsHan}.*(路|街|道|巷|弄|大道|村|社区|小区).*[0-9一二三四五六七八九十]+.*(号|栋|幢|单元|室|组).*");

  /** Surnames of four in five people. */
  private static final String SURNAMES =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常";

  private static final Pattern NAME = Pattern.compile("[" + SURNAMES + "]\\p{IsHan}{1,2}");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private Contents() {}

  static boolean is(Sensitive kind, String value) {
    String text = value.strip();
    return switch (kind) {
      case RESIDENT_ID -> RESIDENT_ID.matcher(text).matches() && checked(text);
      case PHONE -> MOBILE.matcher(text).matches() || LANDLINE.matcher(text).matches();
      case BANK_CARD ->
          BANK_CARD.matcher(text.replaceAll("[ -]", "")).matches()
              && luhn(text.replaceAll("[ -]", ""));
      case PLATE -> PLATE.matcher(text).matches();
      case PERSON_NAME -> NAME.matcher(text).matches();
      case ADDRESS -> ADDRESS.matcher(text).matches();
      case PROTECTED_SITE -> false;
    };
  }

  /** ISO 7064 MOD 11-2, as GB 11643 has it. */
  private static boolean checked(String id) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (id.charAt(i) - '0');
    }
    return "10X98765432".charAt(sum % 11) == Character.toUpperCase(id.charAt(17));
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
