package city.weir.bench;

import city.weir.catalog.Entry;
import city.weir.catalog.LivingFacts;
import city.weir.catalog.LivingFacts.Freshness;
import city.weir.catalog.LivingFacts.Quality;
import city.weir.catalog.Sharing;
import city.weir.catalog.State;
import city.weir.catalog.Thing;
import city.weir.contract.Directory.Share;
import city.weir.contract.Grade;
import city.weir.contract.Provider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The directory of a very large city: made of the words of the sample city, the same every time.
 */
final class CityDirectory {
  static final int ENTRIES = Integer.getInteger("weir.bench.entries", 100_000);
  private static final int COLUMNS = 20;

  private static final List<String> PLACES =
      List.of(
          "江岸区", "江汉区", "硚口区", "汉阳区", "武昌区", "青山区", "洪山区", "东西湖区", "汉南区", "蔡甸区", "江夏区", "黄陂区",
          "新洲区", "长江新区", "东湖高新区", "武汉市");
  private static final String[][] THINGS = {
    {"河道水位", "river stage", "主题/防汛抗旱/水情/河道水位", "水务局"},
    {"水库库容", "reservoir storage", "主题/防汛抗旱/水情/水库", "水务局"},
    {"防汛形势", "flood situation", "主题/防汛抗旱/会商/防汛形势", "水务局"},
    {"排水泵站", "drainage pump", "主题/防汛抗旱/排水/泵站", "水务局"},
    {"空气质量", "air quality", "主题/生态环境/大气/空气质量", "生态环境局"},
    {"水质监测", "water quality", "主题/生态环境/水/水质", "生态环境局"},
    {"气象测站", "weather station", "主题/气象/观测/测站", "气象局"},
    {"降雨预报", "rainfall forecast", "主题/气象/预报/降雨", "气象局"},
    {"地震速报", "earthquake report", "主题/地震/速报/地震事件", "地震局"},
    {"医院床位", "hospital bed", "主题/卫生应急/医疗机构/医院", "卫生健康委员会"},
    {"发热门诊", "fever clinic", "主题/卫生应急/医疗机构/定点医院", "卫生健康委员会"},
    {"急救车辆", "ambulance", "主题/卫生应急/急救/车辆", "卫生健康委员会"},
    {"应急物资", "emergency supply", "主题/应急管理/物资/储备", "应急管理局"},
    {"避难场所", "shelter", "主题/应急管理/避难/场所", "应急管理局"},
    {"危险化学品企业", "hazardous chemical plant", "主题/应急管理/危化/企业", "应急管理局"},
    {"重大危险源", "major hazard", "主题/应急管理/危化/危险源", "应急管理局"},
    {"救援队伍", "rescue team", "主题/应急管理/队伍/救援", "应急管理局"},
    {"消防站点", "fire station", "主题/消防/站点/消防站", "消防救援支队"},
    {"消火栓", "hydrant", "主题/消防/水源/消火栓", "消防救援支队"},
    {"燃气传感器", "gas sensor", "主题/城市安全/燃气/传感监测", "城市管理执法委员会"},
    {"桥梁结构", "bridge structure", "主题/城市安全/桥梁/结构", "城市管理执法委员会"},
    {"道路交通", "road traffic", "主题/交通/道路/流量", "公安局交通管理局"},
    {"视频监控", "camera", "主题/公共安全/视频/监控", "公安局"},
    {"森林火情", "forest fire", "主题/林业/火情/监测", "园林和林业局"},
    {"地质灾害隐患", "geological hazard", "主题/自然资源/灾害/隐患", "自然资源和城乡建设局"},
  };
  private static final String[][] FORMS = {
    {"实时读数", "readings"}, {"统计日报", "daily figures"}, {"名录", "register"},
    {"巡检台账", "inspection log"}, {"预警信息", "warnings"}, {"处置记录", "handling record"},
    {"基本信息", "basic data"}, {"历史档案", "archive"},
  };
  private static final String[][] OF = {
    {"", ""},
    {"最高", "highest "},
    {"最低", "lowest "},
    {"平均", "mean "},
    {"末次", "last "},
    {"警戒", "warning "},
    {"保证", "guarantee "},
    {"累计", "total "},
    {"上报", "reported "},
    {"核定", "approved "},
  };
  private static final String[][] COLUMN = {
    {"水位", "stage"},
    {"流量", "flow"},
    {"雨量", "rainfall"},
    {"温度", "temperature"},
    {"相对湿度", "humidity"},
    {"浓度", "concentration"},
    {"观测时间", "observed at"},
    {"站名", "station name"},
    {"经度", "longitude"},
    {"纬度", "latitude"},
    {"所在区代码", "district code"},
    {"地址", "address"},
    {"值班电话", "duty phone"},
    {"联系人", "contact"},
    {"数量", "amount"},
    {"等级", "level"},
    {"设备编号", "device id"},
    {"企业名称", "enterprise name"},
    {"统一社会信用代码", "credit code"},
    {"床位", "beds"},
    {"储备量", "stock"},
    {"面积", "area"},
    {"容纳人数", "capacity"},
    {"震级", "magnitude"},
    {"车牌号", "plate number"},
    {"责任单位", "responsible unit"},
    {"一氧化碳", "carbon monoxide"},
    {"更新时间", "updated at"},
    {"备注", "remark"},
    {"状态", "state"},
  };

  private CityDirectory() {}

  static Stream<Entry> entries() {
    return IntStream.range(0, ENTRIES).mapToObj(CityDirectory::entry);
  }

  static Map<String, LivingFacts> facts() {
    Map<String, LivingFacts> facts = new HashMap<>();
    for (int i = 0; i < ENTRIES; i++) {
      facts.put(
          id(i),
          new LivingFacts(
              Quality.values()[i % Quality.values().length],
              Freshness.values()[i % 7 == 0 ? 2 : i % 2]));
    }
    return facts;
  }

  private static String id(int number) {
    return "bench.e%06d".formatted(number);
  }

  private static Entry entry(int number) {
    Random random = new Random(number);
    String place = PLACES.get(random.nextInt(PLACES.size()));
    String[] thing = THINGS[random.nextInt(THINGS.length)];
    String[] form = FORMS[random.nextInt(FORMS.length)];
    String title = place + thing[0] + form[0];
    List<Entry.Item> items = new ArrayList<>();
    for (int i = 0; i < COLUMNS; i++) {
      String[] of = OF[random.nextInt(OF.length)];
      String[] column = COLUMN[random.nextInt(COLUMN.length)];
      String english = of[1] + column[1];
      items.add(
          new Entry.Item(
              english.replace(' ', '_'),
              of[0] + column[0],
              english,
              'C',
              null,
              Grade.GENERAL_1,
              null));
    }
    int share = random.nextInt(Share.Type.values().length);
    return new Entry(
        id(number),
        "1.0.0",
        random.nextInt(20) == 0 ? State.DRAFT : State.PUBLISHED,
        new Thing.Dataset(null, null),
        title + (number % 97),
        thing[1] + " " + form[1],
        List.of(thing[2].split("/")),
        "307010%08d".formatted(number),
        new Provider("武汉市" + thing[3] + (number % 40), "1142010000000%05d".formatted(number % 40)),
        "%s%s的%s，由%s报送，每日汇总".formatted(place, thing[0], form[0], thing[3]),
        "%s: %s".formatted(thing[1], form[1]),
        number % 3 == 0 ? "电子表格" : "数据库",
        items,
        Grade.GENERAL_1,
        new Sharing(Share.Type.values()[share], null, null, Set.of(Sharing.Way.INTERFACE)),
        random.nextInt(3) == 0,
        null,
        number % 2 == 0 ? "每日" : "实时",
        "2024-06-15",
        Set.of(),
        Set.of(thing[0], form[0]),
        "4201%02d".formatted(number % 16));
  }
}
