package city.weir.server.demands;

import city.weir.catalog.demand.Progress.Stage;
import city.weir.server.audit.Audit;
import city.weir.server.demands.DemandDesk.Side;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The three lists as files, with the guide's Chinese headers. */
@Component
class ListFiles {
  private static final int AT_ONCE = 200;
  private static final int MOST_DEMANDS = 10_000;

  private final SupplyLists supply;
  private final DemandDesk desk;
  private final Audit audit;

  ListFiles(SupplyLists supply, DemandDesk desk, Audit audit) {
    this.supply = supply;
    this.desk = desk;
    this.audit = audit;
  }

  void supply(
      HttpServletRequest http,
      HttpServletResponse answer,
      Subject subject,
      SupplyLists.Question question,
      String format)
      throws IOException {
    List<List<String>> rows =
        supply.all(question).stream().map(item -> row(item, question.shared())).toList();
    List<String> header =
        new ArrayList<>(List.of("信息资源名称", "信息资源代码", "信息资源分类", "信息资源提供方", "提供方代码"));
    header.addAll(
        question.shared()
            ? List.of("共享类型", "共享条件", "共享方式", "更新周期", "信息项数")
            : List.of("不予共享依据", "依据是否充分"));
    send(
        http,
        answer,
        subject,
        question.shared() ? "supply-list" : "not-shared-list",
        new ListTable(question.shared() ? "供给清单" : "不予共享清单", header, rows),
        format);
  }

  void demands(
      HttpServletRequest http,
      HttpServletResponse answer,
      Subject subject,
      Side side,
      Set<Stage> stages,
      String format)
      throws IOException {
    List<List<String>> rows = new ArrayList<>();
    String before = null;
    List<DemandDetail> page;
    do {
      page = desk.list(subject, side, stages, before, AT_ONCE);
      page.forEach(demand -> rows.add(row(demand)));
      before = page.isEmpty() ? null : page.get(page.size() - 1).id();
      if (rows.size() > MOST_DEMANDS) {
        throw new ProblemException(
            ProblemCode.BAD_QUERY,
            "More than %d demands are too many for one file: narrow them by stage"
                .formatted(MOST_DEMANDS));
      }
    } while (page.size() == AT_ONCE);
    send(
        http,
        answer,
        subject,
        "demands",
        new ListTable(
            "需求清单",
            List.of(
                "编号", "需求名称", "需求方", "用途", "具体用途", "依据", "需要的信息项", "主题", "区划", "更新周期", "需要日期",
                "办理状态", "提供方", "满足的条目", "承诺日期", "不予提供依据"),
            rows),
        format);
  }

  private void send(
      HttpServletRequest http,
      HttpServletResponse answer,
      Subject subject,
      String name,
      ListTable table,
      String format)
      throws IOException {
    if (!format.equals("xlsx") && !format.equals("csv")) {
      throw new ProblemException(
          ProblemCode.BAD_QUERY, "format is '%s': write xlsx or csv".formatted(format));
    }
    audit.permitted(
        http,
        subject,
        Deed.of(name + ".export").gave(table.rows().size(), List.of()),
        "%d rows as %s".formatted(table.rows().size(), format));
    answer.setHeader(
        "Content-Disposition", "attachment; filename=\"%s.%s\"".formatted(name, format));
    if (format.equals("csv")) {
      answer.setContentType("text/csv;charset=UTF-8");
      table.csv(answer.getOutputStream());
    } else {
      answer.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
      table.xlsx(answer.getOutputStream());
    }
  }

  private static List<String> row(SupplyItem item, boolean shared) {
    List<String> row =
        new ArrayList<>(
            List.of(
                item.title(),
                text(item.code()),
                String.join("/", item.category()),
                item.provider(),
                item.providerCode()));
    row.addAll(
        shared
            ? List.of(
                item.share().equals("conditional") ? "有条件共享" : "无条件共享",
                text(item.condition()),
                String.join("、", item.ways()),
                item.updateCycle(),
                Integer.toString(item.items()))
            : List.of(text(item.ground()), judged(text(item.groundJudged()))));
    return row;
  }

  private static String judged(String word) {
    return switch (word) {
      case "sound" -> "充分";
      case "no-article" -> "未写明条款";
      case "no-law" -> "未写明法律法规";
      default -> "缺失";
    };
  }

  private static List<String> row(DemandDetail demand) {
    return List.of(
        demand.id(),
        demand.wish().title(),
        demand.asker(),
        demand.wish().purpose(),
        demand.wish().use(),
        demand.wish().ground(),
        String.join("、", demand.wish().items()),
        text(demand.wish().theme()),
        text(demand.wish().area()),
        text(demand.wish().cycle()),
        text(demand.wish().by()),
        stage(demand.stage()),
        demand.provider() == null ? "" : demand.provider().name(),
        text(demand.entry()),
        text(demand.promisedFor()),
        text(demand.ground()));
  }

  private static String stage(String word) {
    return switch (word) {
      case "made" -> "待匹配";
      case "matched" -> "已匹配";
      case "offered" -> "已转交";
      case "satisfied" -> "已满足";
      case "promised" -> "限期提供";
      case "refused" -> "不予提供";
      default -> "已撤回";
    };
  }

  private static String text(@Nullable Object value) {
    return Objects.toString(value, "");
  }
}
