package city.weir.server.requests;

import city.weir.server.agreements.AgreementDetail;
import city.weir.sharing.request.Finding;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dossier as a page that can be read, printed and kept: Chinese and English, no script. */
final class DossierPage {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final StringBuilder html = new StringBuilder();
  private final DateTimeFormatter moments;

  private DossierPage(ZoneId zone) {
    this.moments = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx").withZone(zone);
  }

  static String of(Dossier dossier, ZoneId zone) {
    DossierPage page = new DossierPage(zone);
    page.write(dossier);
    return page.html.toString();
  }

  private void write(Dossier dossier) {
    AccessRequestDetail request = dossier.request();
    html.append(
        """
        <!doctype html>
        <html lang="zh-CN">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>%s</title>
        <style>
          body { font: 15px/1.6 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
          table { border-collapse: collapse; width: 100%% }
          th, td { border: 1px solid #bbb; padding: .3rem .6rem; text-align: left;
            vertical-align: top; overflow-wrap: anywhere }
          th { background: #f2f2f2; font-weight: 600 }
        </style>
        <h1>共享申请卷宗 / File of an access request</h1>
        """
            .formatted(escape(request.id())));
    table(
        List.of("项目 Field", "内容 Value"),
        List.of(
            List.of("编号 Id", request.id()),
            List.of("数据集 Dataset", request.dataset()),
            List.of("提供方 Provider", request.provider()),
            List.of(
                "申请方 Applicant",
                "%s (%s, %s)"
                    .formatted(
                        request.applicant().name(),
                        request.applicant().id(),
                        request.applicant().party())),
            List.of("状态 State", request.state()),
            List.of("制作时间 Written", moment(dossier.writtenAt()))));
    heading("申请内容 / What was asked for");
    fields(JSON.valueToTree(request.asked()));
    if (request.left() != null) {
      heading("审核后 / What was left of it");
      fields(JSON.valueToTree(request.left()));
    }
    heading("机器校核 / The machine's check");
    table(
        List.of("字段 Field", "问题 Finding", "处理 Remedy"),
        request.findings().stream().map(DossierPage::finding).toList());
    heading("法定时限 / The statutory clock");
    table(
        List.of("环节 Part", "工作日 Working days", "已用 Used", "到期 Due", "逾期 Overdue"),
        request.clock().stream()
            .map(
                part ->
                    List.of(
                        part.title().zh() + " / " + part.title().en(),
                        Integer.toString(part.workingDays()),
                        Integer.toString(part.used()),
                        moment(part.due()) + (part.provisional() ? " 暂定 provisional" : ""),
                        part.overdue() ? "是 yes" : "否 no"))
            .toList());
    heading("经过 / What happened");
    table(
        List.of("时间 When", "何人 Who", "事项 What", "详情 Details"),
        request.history().stream()
            .map(
                each ->
                    List.of(
                        moment(each.at()),
                        each.by(),
                        each.event(),
                        words(JSON.valueToTree(each.detail()))))
            .toList());
    heading("协议各版本 / Versions of the agreement");
    table(
        List.of("版本 Version", "自 Since", "状态 Standing", "条款 Terms", "经办 By"),
        dossier.agreements().stream().map(this::version).toList());
    heading("使用情况 / Use by day");
    table(
        List.of("何人何事 Who and what", "允许 Permitted", "拒绝 Denied", "行数 Rows"),
        dossier.useByDay().stream()
            .map(
                use ->
                    List.of(
                        join(use.of()),
                        Long.toString(use.permitted()),
                        Long.toString(use.denied()),
                        Long.toString(use.rows())))
            .toList());
    heading("审计摘录 / Extract of the audit" + (dossier.moreUses() ? " (最近 newest)" : ""));
    table(
        List.of("序号 No.", "时间 When", "何人 Who", "事项 What", "结果 Outcome", "行数 Rows", "散列 Hash"),
        dossier.lastUses().stream()
            .map(
                use ->
                    List.of(
                        Long.toString(use.sequence()),
                        moment(use.at()),
                        use.subject(),
                        use.action(),
                        use.outcome() + ": " + use.reason(),
                        Long.toString(use.rows()),
                        use.hash()))
            .toList());
    html.append("</html>\n");
  }

  private static List<String> finding(Finding finding) {
    return List.of(
        finding.field() + " " + finding.severity(),
        finding.why().zh() + " / " + finding.why().en(),
        finding.remedy().zh() + " / " + finding.remedy().en());
  }

  private List<String> version(AgreementDetail version) {
    return List.of(
        version.id() + " " + version.version(),
        moment(version.since()),
        version.standing(),
        words(JSON.valueToTree(version)),
        version.by());
  }

  private void heading(String text) {
    html.append("<h2>").append(escape(text)).append("</h2>\n");
  }

  private void fields(JsonNode fields) {
    table(
        List.of("项目 Field", "内容 Value"),
        fields.properties().stream()
            .filter(field -> !field.getValue().isNull())
            .map(field -> List.of(field.getKey(), text(field.getValue())))
            .toList());
  }

  private void table(List<String> head, List<List<String>> rows) {
    if (rows.isEmpty()) {
      html.append("<p>无 / none</p>\n");
      return;
    }
    html.append("<table>\n<tr>");
    head.forEach(cell -> html.append("<th>").append(escape(cell)).append("</th>"));
    html.append("</tr>\n");
    for (List<String> row : rows) {
      html.append("<tr>");
      row.forEach(cell -> html.append("<td>").append(escape(cell)).append("</td>"));
      html.append("</tr>\n");
    }
    html.append("</table>\n");
  }

  private String moment(@Nullable Instant moment) {
    return moment == null ? "-" : moments.format(moment);
  }

  private static String join(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  /** The fields of a record in one line, without those that are absent. */
  private static String words(JsonNode fields) {
    return fields.properties().stream()
        .filter(field -> !absent(field.getValue()))
        .map(field -> field.getKey() + ": " + text(field.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static boolean absent(JsonNode value) {
    return value.isNull() || (value.isContainer() && value.isEmpty());
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asString() : value.toString();
  }

  private static String escape(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
