package city.weir.catalog.grading;

import city.weir.contract.Grade;
import java.util.regex.Pattern;

/**
 * What makes a column sensitive. The grades are proposals of this product, to be decided by the
 * provider: GB/T 43697 names factors, not columns.
 */
public enum Sensitive {
  RESIDENT_ID(
      "身份证号", "resident id", Grade.GENERAL_4, "身份证|公民身份|证件号|id_?card|resident_?id|identity"),
  BANK_CARD("银行卡号", "bank card", Grade.GENERAL_4, "银行卡|银行账号|卡号|bank_?(card|account)"),
  PHONE("电话号码", "phone number", Grade.GENERAL_4, "手机|电话|联系方式|phone|mobile|tel$|telephone"),
  PERSON_NAME(
      "姓名", "person's name", Grade.GENERAL_3, "姓名|联系人|负责人|值班人|户主|person_?name|contact(_name)?$"),
  PLATE("车牌号", "number plate", Grade.GENERAL_3, "车牌|号牌|plate"),
  ADDRESS("住址", "address", Grade.GENERAL_2, "地址|住址|住所|address"),
  PROTECTED_SITE("重要目标坐标", "coordinates of a protected site", Grade.IMPORTANT, "");

  private final String chinese;
  private final String english;
  private final Grade grade;
  private final Pattern names;

  Sensitive(String chinese, String english, Grade grade, String names) {
    this.chinese = chinese;
    this.english = english;
    this.grade = grade;
    this.names = Pattern.compile(names, Pattern.CASE_INSENSITIVE);
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }

  /** The lowest grade a column of it should have. */
  public Grade grade() {
    return grade;
  }

  /** Whether a column of this name or title is likely to be one. */
  boolean named(String text) {
    return !names.pattern().isEmpty() && names.matcher(text).find();
  }
}
