package city.weir.catalog.grading;

import city.weir.catalog.draft.Words;
import city.weir.catalog.grading.Harm.Degree;
import city.weir.catalog.grading.Harm.Target;
import city.weir.contract.Grade;
import java.util.regex.Pattern;

/**
 * What makes a column sensitive. The harms are proposals of this product, to be decided by the
 * provider: GB/T 43697 names factors, not columns.
 */
public enum Sensitive {
  RESIDENT_ID(
      new Words("身份证号", "resident id"),
      Category.SENSITIVE_PERSONAL,
      new Harm(Target.PERSONS, Degree.GRAVE),
      "{default: partial, keep: [3, 2]}",
      "身份证|公民身份|证件编?号|id_?card|resident_?id|identity_?(no|number)"),
  BANK_CARD(
      new Words("银行卡号", "bank card number"),
      Category.SENSITIVE_PERSONAL,
      new Harm(Target.PERSONS, Degree.GRAVE),
      "{default: partial, keep: [0, 4]}",
      "银行卡|银行账号|(?<!网)卡号|bank_?(card|account)|card_?(no|number)$"),
  PHONE(
      new Words("电话号码", "phone number"),
      Category.PERSONAL,
      new Harm(Target.PERSONS, Degree.GRAVE),
      "{default: partial, keep: [3, 4]}",
      "手机|电话|联系方式|phone|mobile|(^|_)tel$|telephone"),
  PASSPORT(
      new Words("护照号", "passport number"),
      Category.SENSITIVE_PERSONAL,
      new Harm(Target.PERSONS, Degree.GRAVE),
      "{default: partial, keep: [1, 2]}",
      "护照|passport"),
  EMAIL(
      new Words("电子邮箱", "e-mail address"),
      Category.PERSONAL,
      new Harm(Target.PERSONS, Degree.SERIOUS),
      "{default: partial, keep: [2, 0]}",
      "邮箱|电子邮件|e_?-?mail"),
  PERSON_NAME(
      new Words("姓名", "person's name"),
      Category.PERSONAL,
      new Harm(Target.PERSONS, Degree.SERIOUS),
      "{default: partial, keep: [1, 0]}",
      "姓名|联系人|负责人|值班人|户主|法定代表人|经办人|驾驶员|报警人|监护人|person_?name|full_?name|contact(_name)?$"),
  PLATE(
      new Words("车牌号", "number plate"),
      Category.PERSONAL,
      new Harm(Target.PERSONS, Degree.SERIOUS),
      "{default: partial, keep: [2, 2]}",
      "车牌|号牌|plate"),
  ADDRESS(
      new Words("住址", "address"),
      Category.PERSONAL,
      new Harm(Target.PERSONS, Degree.COMMON),
      "{default: partial, keep: [6, 0]}",
      "(?<!网卡|网络|物理|设备|邮箱|邮件|IP|MAC)地址|住址|住所|(?<!device_|mac_|ip_|mail_|web_)address"),
  PROTECTED_SITE(
      new Words("重要目标坐标", "coordinate of a protected site"),
      Category.PROTECTED_PLACE,
      new Harm(Target.PUBLIC_INTEREST, Degree.SERIOUS),
      "{default: blur, decimals: 1}",
      "");

  private final Words words;
  private final Category category;
  private final Harm harm;
  private final String mask;
  private final Pattern names;

  Sensitive(Words words, Category category, Harm harm, String mask, String names) {
    this.words = words;
    this.category = category;
    this.harm = harm;
    this.mask = mask;
    this.names = Pattern.compile(names, Pattern.CASE_INSENSITIVE);
  }

  public Words words() {
    return words;
  }

  public Category category() {
    return category;
  }

  /** What would come of it if single values of it became known. */
  public Harm harm() {
    return harm;
  }

  /** The lowest grade a column of it should have. */
  public Grade grade() {
    return harm.grade();
  }

  /** The mask that leaves of it what people need to recognise it, as a contract writes it. */
  String mask() {
    return mask;
  }

  /** Whether a column of this name or title is likely to be one. */
  boolean named(String text) {
    return !names.pattern().isEmpty() && names.matcher(text).find();
  }
}
