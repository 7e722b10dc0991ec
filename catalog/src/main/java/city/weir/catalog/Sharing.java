package city.weir.catalog;

import city.weir.contract.Directory.Share;
import city.weir.contract.Origin;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 共享属性 as the guide words it.
 *
 * @param condition 共享条件, for conditional shares
 * @param ground legal ground, for what is not shared
 * @param ways 共享方式
 */
public record Sharing(
    Share.Type type, @Nullable String condition, @Nullable String ground, Set<Way> ways) {
  public Sharing {
    ways = Set.copyOf(ways);
  }

  /** 共享方式. */
  public enum Way {
    TABLE("库表"),
    INTERFACE("接口"),
    FILE("文件"),
    /** 邮件, 拷盘, 介质交换: where no exchange platform reaches. */
    MEDIUM("介质交换");

    private final String chinese;

    Way(String chinese) {
      this.chinese = chinese;
    }

    public String chinese() {
      return chinese;
    }
  }

  static Sharing of(Share share) {
    Set<Way> ways = EnumSet.noneOf(Way.class);
    for (Origin.Way way : share.ways()) {
      ways.add(
          switch (way) {
            case QUERY, SQL, SUBSCRIPTION -> Way.INTERFACE;
            case FILE -> Way.FILE;
            case ICEBERG -> Way.TABLE;
          });
    }
    return new Sharing(share.type(), share.condition(), share.ground(), ways);
  }
}
