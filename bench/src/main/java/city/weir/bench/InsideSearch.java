package city.weir.bench;

import city.weir.catalog.Audience;
import city.weir.catalog.Facet;
import city.weir.catalog.LivingFacts;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.catalog.lucene.LuceneDirectoryIndex;
import city.weir.catalog.words.Synonyms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What {@link DirectorySearch} measures, run on the class path of the server. */
final class InsideSearch {
  private static final int WARM = 400;
  private static final int CALLS = 2000;
  private static final int HITS = 20;

  /**
   * As people search: words, several words, columns, English, pinyin, synonyms, mistakes, nothing.
   */
  private static final List<String> ASKED =
      List.of(
          "河道水位",
          "水位",
          "洪山区空气质量",
          "应急物资 储备量",
          "发热门诊",
          "医院床位",
          "消火栓 基本信息",
          "桥梁结构 巡检",
          "危险化学品企业名录",
          "值班电话",
          "警戒水位",
          "一氧化碳",
          "统一社会信用代码",
          "最高水位 观测时间",
          "武昌区 避难场所",
          "river stage",
          "duty_phone",
          "fire station register",
          "highest stage",
          "carbon monoxide",
          "shuiwei",
          "kqzl",
          "yjwz",
          "xiaohuoshuan",
          "bingnanchangsuo",
          "避难所",
          "危化品",
          "煤气",
          "摄像头",
          "大气质量",
          "water level",
          "天气",
          "空天质量",
          "救援队五",
          "地质灾还隐患",
          "hosptial bed",
          "earthqake",
          "江岸区河道水位实时读数",
          "青山区 燃气传感器 实时读数 温度",
          "");

  private static final List<Audience> AUDIENCES =
      List.of(Audience.PARTNER, Audience.STEWARD, Audience.PUBLIC);

  private static final List<Map<Facet, Set<String>>> FILTERS =
      List.of(
          Map.of(),
          Map.of(Facet.SHARE, Set.of("conditional")),
          Map.of(),
          Map.of(Facet.FRESHNESS, Set.of("fresh"), Facet.CATEGORY, Set.of("主题")),
          Map.of(Facet.UPDATE_CYCLE, Set.of("实时"), Facet.FORMAT, Set.of("数据库")));

  private InsideSearch() {}

  /** Writes p95 of ours, p95 of the peer, and a line of what else was seen. */
  public static void main(String[] arguments) throws Exception {
    Path cache = Files.createDirectories(Path.of(arguments[0]));
    String made = "entries-" + CityDirectory.ENTRIES;
    try (LuceneDirectoryIndex index =
            LuceneDirectoryIndex.open(cache.resolve("directory"), Synonyms.ofTheField());
        PlainIndex plain = PlainIndex.open(cache.resolve("directory-plain-" + made))) {
      if (!made.equals(index.mark())) {
        long began = System.nanoTime();
        index.rebuild(CityDirectory.entries(), "", InsideSearch::tell);
        note(index);
        index.mark(made);
        System.out.printf("filled in %.0f s%n", (System.nanoTime() - began) / 1e9);
      }
      plain.fillOnce(CityDirectory.entries());
      AtomicInteger number = new AtomicInteger();
      Percentiles ours = Percentiles.of(WARM, CALLS, () -> ask(index, number.getAndIncrement()));
      AtomicInteger again = new AtomicInteger();
      Percentiles peer =
          Percentiles.of(WARM, CALLS, () -> plain.search(asked(again.getAndIncrement()), HITS));
      Files.write(
          Path.of(arguments[1]),
          List.of(
              Double.toString(ours.p95()),
              Double.toString(peer.p95()),
              String.format(
                  Locale.ROOT,
                  "p50: ours=%.2f peer=%.2f ms; %d entries with %d columns%n%s",
                  ours.p50(),
                  peer.p50(),
                  CityDirectory.ENTRIES,
                  CityDirectory.ENTRIES * 20L,
                  slowest(index))));
    }
  }

  private static String asked(int number) {
    return ASKED.get(number % ASKED.size());
  }

  private static SearchResult ask(LuceneDirectoryIndex index, int number) {
    return index.search(
        new SearchRequest(
            asked(number),
            FILTERS.get(number % 7 % FILTERS.size()),
            AUDIENCES.get(number % 3),
            0,
            HITS));
  }

  /** What took longest, with the text that was asked: where to look next. */
  private static String slowest(LuceneDirectoryIndex index) {
    Map<String, Double> millis = new HashMap<>();
    for (int i = 0; i < ASKED.size(); i++) {
      long began = System.nanoTime();
      long total = ask(index, i).total();
      millis.put("%s (%d found)".formatted(asked(i), total), (System.nanoTime() - began) / 1e6);
    }
    return millis.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(8)
        .map(e -> String.format(Locale.ROOT, "%.1f ms %s", e.getValue(), e.getKey()))
        .toList()
        .toString();
  }

  private static void note(LuceneDirectoryIndex index) {
    Map<String, LivingFacts> facts = CityDirectory.facts();
    index.note(facts);
  }

  private static void tell(long taken) {
    if (taken % 10_000 == 0) {
      System.out.println(taken + " entries");
    }
  }
}
