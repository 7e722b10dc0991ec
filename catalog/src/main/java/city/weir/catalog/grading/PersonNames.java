package city.weir.catalog.grading;

import java.util.regex.Pattern;

/** Whether a word is the name of a person in Chinese. Many words begin like one. */
final class PersonNames {
  /** Surnames of more than four in five people. */
  private static final String SURNAMES =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常";

  private static final String DOUBLE = "欧阳|上官|司马|诸葛|夏侯|皇甫|令狐|慕容|东方|司徒";

  /** What given names end in; words that end places and goods are not among them. */
  private static final String GIVEN =
      "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏辉玲芬燕彬斌浩宇轩博文婷雪琴云莹颖慧倩琳佳俊峰健志国建庆春梅兰菊香凤珍荣翠莲雯昊毅昌涵泽睿琪瑶萱怡欣悦晨阳旭亮东林波宁飞鑫鹤雷雨晴露凯诚忠义仁礼信智贤良才德福祥瑞康乐安胜利民权友发财富贵全兴旺盛达顺成龙虎豪威武正光辰星月晓丹青蓝梦思语诗韵奇岩峻岚婉淑贞洁妍娇媛姗媚莎莉蕾薇茜芝芸苗荷枫桐松柏楠森焱炎烨煜灿炜航帆舟江海涌洪源润泉宏弘远翔鸿雁鹃喜庭永生根树立新学勤攀坤乾";

  private static final Pattern LOOSE =
      Pattern.compile("([%s]|%s)\\p{IsHan}{1,2}".formatted(SURNAMES, DOUBLE));
  private static final Pattern STRICT =
      Pattern.compile("([%s]|%s)\\p{IsHan}?[%s]".formatted(SURNAMES, DOUBLE, GIVEN));

  private PersonNames() {}

  /** Whether it may be one, where the column says that it holds names. */
  static boolean likely(String word) {
    return LOOSE.matcher(word).matches();
  }

  /** Whether it is hardly anything else. */
  static boolean evident(String word) {
    return STRICT.matcher(word).matches();
  }
}
