package city.weir.sharing.request;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Directory.Share;
import city.weir.contract.Grade;
import city.weir.contract.Mask;
import city.weir.contract.Origin.Way;
import city.weir.sharing.filter.Fields;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.filter.FilterParser;
import city.weir.sharing.policy.Hours;
import city.weir.sharing.policy.Masks;
import city.weir.sharing.policy.Terms;
import city.weir.sharing.policy.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the terms of a wish, noting all that is wrong with them. */
final class TermsReader {
  private final DataContract dataset;
  private final Set<String> networks;
  private final Limits limits;
  private final Findings findings;

  TermsReader(DataContract dataset, Set<String> networks, Limits limits, Findings findings) {
    this.dataset = dataset;
    this.networks = networks;
    this.limits = limits;
    this.findings = findings;
  }

  /** The terms, which hold only if nothing was noted that blocks. */
  @Nullable Terms read(Wish wish, Instant now) {
    Set<Way> ways = ways(wish.ways());
    columns(wish.columns());
    rows(wish.rows());
    Map<String, Mask> masks = masks(wish.masks());
    Instant from = wish.from() == null ? now : wish.from();
    until(from, wish.until());
    networks(wish.networks());
    Hours hours = hours(wish.hours());
    calls(wish.callsPerDay());
    Grade clearance = clearance(wish.clearance());
    if (findings.block()) {
      return null;
    }
    return new Terms(
        ways,
        wish.columns(),
        wish.rows(),
        masks,
        from,
        wish.until(),
        wish.networks(),
        hours,
        wish.callsPerDay(),
        clearance);
  }

  private Set<Way> ways(Set<String> words) {
    Share share = dataset.directory().share();
    if (words.isEmpty()) {
      return share.ways();
    }
    Set<Way> ways = new HashSet<>();
    for (String word : new TreeSet<>(words)) {
      Optional<Way> way =
          Arrays.stream(Way.values())
              .filter(w -> w.name().equals(word.toUpperCase(Locale.ROOT)))
              .filter(share.ways()::contains)
              .findFirst();
      String shared = share.ways().toString().toLowerCase(Locale.ROOT);
      way.ifPresentOrElse(
          ways::add,
          () ->
              findings.block(
                  "ways",
                  word,
                  new Words("该数据不以此方式共享", "the contract does not share by '%s'".formatted(word)),
                  new Words("可选：" + shared, "write one of %s".formatted(shared))));
    }
    return ways;
  }

  private void columns(Set<String> columns) {
    for (String column : new TreeSet<>(columns)) {
      if (dataset.column(column).isEmpty()) {
        noColumn("columns", column);
      }
    }
  }

  private void noColumn(String field, String column) {
    findings.block(
        field,
        column,
        new Words("该数据集没有此信息项", "%s has no column '%s'".formatted(dataset.id(), column)),
        new Words("见目录条目的信息项", "write one of the columns its entry lists"));
  }

  private void rows(@Nullable String condition) {
    if (condition != null) {
      try {
        FilterParser.parse(condition, Fields.of(dataset));
      } catch (FilterException e) {
        String message = String.valueOf(e.getMessage());
        findings.block(
            "rows",
            condition,
            new Words("行条件无法理解：" + message, message),
            new Words("例如 beds > 20", "write for example: beds > 20"));
      }
    }
  }

  private Map<String, Mask> masks(Map<String, String> words) {
    Map<String, Mask> masks = new HashMap<>();
    new TreeMap<>(words)
        .forEach(
            (name, word) -> {
              Optional<Column> column = dataset.column(name);
              if (column.isEmpty()) {
                noColumn("masks", name);
                return;
              }
              try {
                masks.put(name, Masks.read(word));
              } catch (IllegalArgumentException e) {
                String message = String.valueOf(e.getMessage());
                findings.block(
                    "masks",
                    word,
                    new Words("没有这种脱敏方式：" + message, message),
                    new Words("例如 partial:3,4", "write for example partial:3,4"));
              }
            });
    return masks;
  }

  private void until(Instant from, @Nullable Instant until) {
    Instant last = from.atOffset(ZoneOffset.UTC).plus(limits.longest()).toInstant();
    if (until == null) {
      if (!limits.endless()) {
        findings.block(
            "until",
            "",
            new Words("没有期限", "there is no end"),
            new Words("最迟写到 " + last, "write a moment, %s at the latest".formatted(last)));
      }
    } else if (!until.isAfter(from)) {
      findings.block(
          "until",
          until.toString(),
          new Words("早于开始时间", "%s is not after %s".formatted(until, from)),
          new Words("写更晚的时间", "write a later moment"));
    } else if (until.isAfter(last)) {
      findings.block(
          "until",
          until.toString(),
          new Words("期限过长", "it is longer than agreements may run"),
          new Words(
              "最迟写到 " + last + "，到期可续签",
              "write %s at the latest, and renew it then".formatted(last)));
    }
  }

  private void networks(Set<String> wanted) {
    for (String network : new TreeSet<>(wanted)) {
      if (!networks.contains(network)) {
        String known = networks.isEmpty() ? "-" : String.join(", ", new TreeSet<>(networks));
        findings.block(
            "networks",
            network,
            new Words("没有此网络", "there is no network '%s'".formatted(network)),
            new Words("可选：" + known, "write one of: " + known));
      }
    }
  }

  private @Nullable Hours hours(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Hours.parse(text);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      findings.block(
          "hours",
          text,
          new Words("时段无法理解：" + message, message),
          new Words("例如 08:00-18:00", "write for example 08:00-18:00"));
      return null;
    }
  }

  private void calls(@Nullable Integer calls) {
    if (calls != null && (calls < 1 || calls > limits.mostCallsPerDay())) {
      findings.block(
          "callsPerDay",
          calls.toString(),
          new Words("频次超出范围", "it is beyond what may be agreed"),
          new Words(
              "写 1 到 " + limits.mostCallsPerDay(),
              "write 1 to %d".formatted(limits.mostCallsPerDay())));
    }
  }

  private Grade clearance(@Nullable String word) {
    String wanted = word == null ? Grade.GENERAL_1.word() : word;
    Optional<Grade> grade =
        Arrays.stream(Grade.values()).filter(g -> g.word().equals(wanted)).findFirst();
    if (grade.isEmpty()) {
      findings.block(
          "clearance",
          wanted,
          new Words("没有此级别", "'%s' is no grade".formatted(wanted)),
          new Words(
              "general-1 至 general-4、important、core",
              "write general-1 to general-4, important or core"));
    }
    return grade.orElse(Grade.GENERAL_1);
  }
}
