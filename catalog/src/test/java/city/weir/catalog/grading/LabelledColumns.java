package city.weir.catalog.grading;

import city.weir.contract.CreditCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Columns as bureaus deliver them, each with what it holds: sensitive ones under good and bad
 * names, whole and half empty, and others that only resemble them. All values are made up.
 */
final class LabelledColumns {
  /**
   * @param kind what it holds, or null for nothing sensitive
   */
  record Labelled(String what, ColumnSample column, @Nullable Sensitive kind) {}

  private static final int VALUES = 150;
  private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
  private static final String MIDDLE = "小建志文海晓国玉春明子思雨佳宇天一家永";
  private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂";
  private static final String[] ROADS = {"解放大道", "中山路", "珞喻路", "建设一路", "沿江大道", "友谊大街"};
  private static final String[] WORDS = {"正常", "暂无", "无", "待核实", "—", "同上"};
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

  private final Random random = new Random(20_260_701);
  private final List<Labelled> all = new ArrayList<>();

  static List<Labelled> all() {
    LabelledColumns columns = new LabelledColumns();
    columns.sensitive();
    columns.harmless();
    return columns.all;
  }

  private void sensitive() {
    several(Sensitive.RESIDENT_ID, i -> residentId(), "id_card", "身份证号", "sfzh", "号码");
    several(Sensitive.PHONE, i -> mobile(), "phone", "手机号", "lxfs", "内容");
    several(
        Sensitive.PHONE, i -> i % 2 == 0 ? mobile() : landline(), "duty_tel", "值班电话", "dh", "号码");
    several(
        Sensitive.PHONE,
        i -> landline() + (i % 3 == 0 ? "、" + mobile() : ""),
        "tel",
        "联系电话",
        "c",
        "甲");
    several(Sensitive.BANK_CARD, i -> bankCard("622848", 19), "bank_card", "银行卡号", "zh", "账");
    several(Sensitive.BANK_CARD, i -> spaced(bankCard("4367", 16)), "card_no", "卡号", "kh", "发放");
    several(Sensitive.PLATE, i -> plate(), "plate", "车牌", "cph", "车辆");
    several(Sensitive.PLATE, i -> newEnergyPlate(), "plate_no", "号牌号码", "hp", "车");
    several(Sensitive.PERSON_NAME, i -> name(), "person_name", "姓名", "xm", "谁");
    several(Sensitive.ADDRESS, i -> address(), "address", "家庭住址", "dz", "位置");
    several(Sensitive.EMAIL, i -> "u" + i + "@wuhan.gov.cn", "email", "电子邮箱", "yx", "往来");
    add(
        "names that are less common, not named",
        Sensitive.PERSON_NAME,
        "xm",
        "谁",
        i ->
            pick(
                "赵敏", "李雯", "陈昊", "吴静", "孙涛", "周妍", "何琳", "王小波", "刘慈欣", "张译", "欧阳修", "司马光", "马伊琍",
                "黄渤", "徐峥", "郭采洁", "许嵩", "韩寒", "钟楚曦", "沈腾", "贾玲", "汪峰", "范伟", "雷佳音", "白敬亭", "邓超",
                "胡歌", "谢霆锋", "高圆圆", "梁朝伟"));
    add("passport, named", Sensitive.PASSPORT, "passport_no", "护照号", i -> "E" + digits(8));
    add("ids in remarks", Sensitive.RESIDENT_ID, "remark", "备注", i -> "身份证" + residentId() + "已核");
    add("phones in remarks", Sensitive.PHONE, "remark", "备注", i -> "请拨 " + mobile());
    add("phones as logins", Sensitive.PHONE, "user_id", "用户编号", i -> mobile());
    add("phones with country code", Sensitive.PHONE, "c1", "内容", i -> "+86 " + mobile());
    add("full-width phones", Sensitive.PHONE, "c2", "内容", i -> fullWidth(mobile()));
  }

  /** Under a good name, under a bad one, half of it missing, and mixed with words. */
  private void several(
      Sensitive kind,
      IntFunction<String> value,
      String name,
      String title,
      String badName,
      String badTitle) {
    add(kind + ", named", kind, name, title, value);
    add(kind + ", not named", kind, badName, badTitle, value);
    add(kind + ", mostly words", kind, name, title, i -> i % 5 == 0 ? value.apply(i) : word());
    add(
        kind + ", some words, not named",
        kind,
        badName,
        badTitle,
        i -> i % 4 == 0 ? word() : value.apply(i));
    all.add(new Labelled(kind + ", empty, named", new ColumnSample(name, title, List.of()), kind));
  }

  private void harmless() {
    none("credit codes", "credit_code", "统一社会信用代码", i -> creditCode());
    none("credit codes of digits", "code", "机构", i -> creditCodeOfDigits());
    none(
        "order numbers of a region and a day",
        "order_no",
        "订单号",
        i -> "42010620260%d%02d%05d".formatted(1 + i % 9, 1 + i % 28, i));
    none("order numbers of 18 digits", "no", "受理号", i -> "4201062026" + digits(8));
    none("order numbers of 16 digits", "serial", "流水号", i -> "62284800%08d".formatted(i));
    none("order numbers of 19 digits", "x", "单据", i -> "622848" + digits(13));
    none("ids that look like mobiles", "device_id", "设备编号", i -> "139%08d".formatted(i * 7));
    none("ids of one block", "sn", "序号", i -> "1380013%04d".formatted(i));
    none("ids of eleven digits", "k", "键", i -> "1%010d".formatted(i * 3));
    none("random ids of eleven digits", "ticket_no", "工单编号", i -> "1" + digits(10));
    none("camera ids of GB/T 28181", "camera", "摄像机", i -> "420100000013200%05d".formatted(i));
    none("hydrological stations", "station", "测站", i -> "6011%04d".formatted(i));
    none("moments in milliseconds", "ts", "时间", i -> "17%011d".formatted(i * 997L));
    none("moments in seconds", "t", "时刻", i -> "17%08d".formatted(i * 997));
    none(
        "times as text",
        "time",
        "时间",
        i -> "202607%02d%02d%02d%02d".formatted(1 + i % 28, i % 24, i % 60, i % 60));
    none("days", "day", "日期", i -> "2026-07-%02d".formatted(1 + i % 28));
    none("readings", "stage", "水位", i -> "%d.%02d".formatted(20 + i % 9, i % 100));
    none("division codes", "district", "区划", i -> "4201%02d%06d".formatted(1 + i % 17, i));
    none(
        "MAC addresses",
        "device_address",
        "网卡地址",
        i -> "00:0f:00:%02x:%02x:%02x".formatted(i, i % 7, i % 13));
    none("IP addresses", "ip_address", "IP地址", i -> "10.1.%d.%d".formatted(i % 9, i));
    none("links", "site", "网址", i -> "https://www.example.org/" + i);
    none("places without a number", "place", "地点", i -> ROADS[i % ROADS.length]);
    none("districts", "area", "区", i -> pick("江岸区", "江汉区", "武昌区", "黄陂区", "江夏区", "洪山区", "汉阳区"));
    none(
        "places that begin like names",
        "town",
        "名称",
        i -> pick("马路口", "黄石港", "石油站", "金银湖", "武汉关", "汤逊湖", "龙王庙", "白沙洲", "杨泗港", "孟家溪"));
    none(
        "goods",
        "item",
        "物资",
        i -> pick("医用口罩", "防护服", "黄铜阀", "石棉瓦", "金属网", "雷管", "汽油泵", "白酒精", "高锰酸钾", "方木"));
    none(
        "stations of gauges",
        "station_name",
        "站名",
        i -> pick("汉口", "莲花塘", "螺山", "黄石", "武穴", "向阳", "江阴", "宜昌"));
    none("organisations", "name", "机构名称", i -> pick("武汉市第一医院", "同济医院", "江汉区应急管理局", "白沙洲水厂"));
    none("one leader's word", "level", "等级", i -> pick("高", "中", "低"));
    none("product codes like plates", "model", "型号", i -> "京B-%03d".formatted(i));
    none("codes like passports", "part", "配件", i -> "E" + digits(8));
    none("versions", "v", "版本", i -> "1.%d.%d".formatted(i % 9, i));
    none("handles", "handle", "账号", i -> "@u" + i);
    none("free text", "note", "情况", i -> pick("现场已处置完毕，道路恢复通行", "解放大道积水约二十厘米", "等待复核"));
    none("one phone among many words", "remark", "备注", i -> i == 3 ? mobile() : word());
    none(
        "UUIDs",
        "id",
        "标识",
        i -> new java.util.UUID(random.nextLong(), random.nextLong()).toString());
    none("hashes", "hash", "散列", i -> "%016x%016x".formatted(random.nextLong(), random.nextLong()));
    none("masked phones", "phone", "手机号", i -> mobile().substring(0, 3) + "****" + digits(4));
    none("counts called phones", "phone_calls", "电话量", i -> Integer.toString(i * 3));
    none("short numbers", "hotline", "热线", i -> pick("119", "110", "12345", "120"));
    none("names of months", "month", "月份", i -> (1 + i % 12) + "月");
  }

  private void none(String what, String name, String title, IntFunction<String> value) {
    add(what, null, name, title, value);
  }

  private void add(
      String what, @Nullable Sensitive kind, String name, String title, IntFunction<String> value) {
    List<String> values = IntStream.range(0, VALUES).mapToObj(value).toList();
    all.add(new Labelled(what, new ColumnSample(name, title, values), kind));
  }

  private String pick(String... words) {
    return words[random.nextInt(words.length)];
  }

  private String word() {
    return pick(WORDS);
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  private String residentId() {
    String body =
        pick("420106", "110105", "310101", "440304", "510104")
            + "%04d%02d%02d"
                .formatted(
                    1950 + random.nextInt(60), 1 + random.nextInt(12), 1 + random.nextInt(28))
            + digits(3);
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (body.charAt(i) - '0');
    }
    return body + "10X98765432".charAt(sum % 11);
  }

  private String mobile() {
    return pick(
            "130", "131", "133", "135", "136", "137", "138", "139", "150", "151", "152", "155",
            "158", "159", "166", "173", "176", "177", "180", "185", "186", "187", "188", "189",
            "191", "199")
        + digits(8);
  }

  private String landline() {
    return "027-" + (82 + random.nextInt(6)) + digits(6);
  }

  private String bankCard(String bank, int length) {
    String body = bank + digits(length - bank.length() - 1);
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int digit = body.charAt(body.length() - 1 - i) - '0';
      int twice = i % 2 == 0 ? digit * 2 : digit;
      sum += twice > 9 ? twice - 9 : twice;
    }
    return body + (10 - sum % 10) % 10;
  }

  private static String spaced(String digits) {
    return digits.replaceAll("(.{4})(?=.)", "$1 ");
  }

  private String plate() {
    return pick("鄂", "京", "豫", "湘") + LETTERS.charAt(random.nextInt(8)) + digits(5);
  }

  private String newEnergyPlate() {
    return "鄂A" + pick("D", "F") + LETTERS.charAt(random.nextInt(8)) + digits(4);
  }

  private String name() {
    String middle = random.nextInt(3) == 0 ? "" : one(MIDDLE);
    return one(SURNAMES) + middle + one(GIVEN);
  }

  private String one(String letters) {
    return String.valueOf(letters.charAt(random.nextInt(letters.length())));
  }

  private String address() {
    return "江汉区"
        + pick(ROADS)
        + random.nextInt(900)
        + "号"
        + random.nextInt(30)
        + "栋"
        + random.nextInt(9)
        + "单元";
  }

  private String creditCode() {
    String body = "11420100MB" + digits(7);
    return body + CreditCode.checkCharacter(body);
  }

  /** Such as some have in which no letter occurs. */
  private String creditCodeOfDigits() {
    String body;
    do {
      body = "9142010" + digits(10);
    } while (!Character.isDigit(CreditCode.checkCharacter(body)));
    return body + CreditCode.checkCharacter(body);
  }

  private static String fullWidth(String digits) {
    StringBuilder wide = new StringBuilder();
    digits.chars().forEach(c -> wide.append((char) (c - '0' + '０')));
    return wide.toString();
  }
}
