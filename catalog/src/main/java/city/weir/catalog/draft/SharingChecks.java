package city.weir.catalog.draft;

import city.weir.contract.Directory.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** 信息资源格式, 共享属性 and 开放属性. */
final class SharingChecks {
  private final Guide guide;

  SharingChecks(Guide guide) {
    this.guide = guide;
  }

  void check(Findings findings) {
    format(findings);
    Optional<Share.Type> type = type(findings);
    type.ifPresent(t -> terms(findings, t));
    open(findings, type);
  }

  private void format(Findings findings) {
    if (!findings.require(Field.FORMAT)) {
      return;
    }
    String format = findings.draft().get(Field.FORMAT);
    if (!guide.formats().contains(format)) {
      findings.add(
          Rule.FORMAT_UNKNOWN,
          Field.FORMAT,
          new Words("不是指南中的格式分类", "It is none of the guide's formats"),
          new Words(
              "可选：" + String.join("、", guide.formats()),
              "Choose one of: " + String.join(", ", guide.formats())));
      return;
    }
    String type = findings.draft().get(Field.FORMAT_TYPE);
    List<String> types = guide.typesOf(format);
    if (!type.isEmpty() && !types.isEmpty() && types.stream().noneMatch(type::equalsIgnoreCase)) {
      findings.add(
          Rule.FORMAT_TYPE_MISMATCH,
          Field.FORMAT_TYPE,
          new Words("不是" + format + "的类型", "It is no type of " + format),
          new Words(
              "可选：" + String.join("、", types) + "；或改正格式分类",
              "Choose one of: " + String.join(", ", types) + "; or correct the format"));
    }
  }

  private Optional<Share.Type> type(Findings findings) {
    if (!findings.require(Field.SHARE_TYPE)) {
      return Optional.empty();
    }
    Optional<Share.Type> type =
        guide.shareType(findings.draft().get(Field.SHARE_TYPE)).map(Share.Type::valueOf);
    if (type.isEmpty()) {
      findings.add(
          Rule.SHARE_TYPE_UNKNOWN,
          Field.SHARE_TYPE,
          new Words("不是指南中的共享类型", "It is none of the guide's share types"),
          new Words("写“无条件共享”“有条件共享”或“不予共享”", "Write 无条件共享, 有条件共享 or 不予共享"));
    }
    return type;
  }

  private void terms(Findings findings, Share.Type type) {
    boolean condition = findings.draft().has(Field.SHARE_CONDITION);
    if (type == Share.Type.CONDITIONAL && !condition) {
      findings.add(
          Rule.CONDITION_MISSING,
          Field.SHARE_CONDITION,
          new Words("有条件共享须写明共享条件", "What is shared on condition needs the condition"),
          new Words("写明谁、为何可以使用", "Say who may have it, and for what"));
    } else if (type == Share.Type.WITHHELD && !condition) {
      findings.add(
          Rule.GROUND_MISSING,
          Field.SHARE_CONDITION,
          new Words("不予共享须写明法律、行政法规依据", "What is not shared needs its legal ground"),
          new Words("写明依据的法律法规及条款", "Name the law or regulation, and its article"));
    } else if (type == Share.Type.UNCONDITIONAL && condition) {
      findings.add(
          Rule.CONDITION_TOO_MUCH,
          Field.SHARE_CONDITION,
          new Words("无条件共享不应有共享条件", "What is shared without condition has none"),
          new Words("删除条件，或改为有条件共享", "Take it out, or share on condition"));
    }
    ways(findings, type);
  }

  private void ways(Findings findings, Share.Type type) {
    if (type == Share.Type.WITHHELD) {
      if (findings.draft().has(Field.SHARE_WAY)) {
        findings.add(
            Rule.WAY_DOES_NOT_FIT,
            Field.SHARE_WAY,
            new Words("不予共享的资源没有共享方式", "What is not shared has no way of sharing"),
            new Words("删除共享方式", "Take it out"));
      }
      return;
    }
    if (!findings.require(Field.SHARE_WAY)) {
      return;
    }
    List<String> fitting = guide.waysOf(findings.draft().get(Field.FORMAT));
    List<String> unknown = new ArrayList<>();
    List<String> misfits = new ArrayList<>();
    for (String written : words(findings.draft().get(Field.SHARE_WAY))) {
      Optional<String> way = guide.way(written);
      if (way.isEmpty()) {
        unknown.add(written);
      } else if (!fitting.isEmpty() && !fitting.contains(way.get())) {
        misfits.add(way.get());
      }
    }
    if (!unknown.isEmpty()) {
      findings.add(
          Rule.WAY_UNKNOWN,
          Field.SHARE_WAY,
          new Words(
              "没有共享方式“" + String.join("、", unknown) + "”",
              "There is no way of sharing " + String.join(", ", unknown)),
          new Words("写“库表”“接口”“文件”或“介质交换”", "Write 库表, 接口, 文件 or 介质交换"));
    } else if (!misfits.isEmpty()) {
      String format = findings.draft().get(Field.FORMAT);
      findings.add(
          Rule.WAY_DOES_NOT_FIT,
          Field.SHARE_WAY,
          new Words(
              format + "不能以" + String.join("、", misfits) + "方式共享",
              format + " is not shared as " + String.join(", ", misfits)),
          new Words(
              "可选：" + String.join("、", fitting), "Choose one of: " + String.join(", ", fitting)));
    }
  }

  private void open(Findings findings, Optional<Share.Type> type) {
    if (!findings.require(Field.OPEN)) {
      return;
    }
    Optional<Boolean> open = guide.yes(findings.draft().get(Field.OPEN));
    if (open.isEmpty()) {
      findings.add(
          Rule.OPEN_UNKNOWN,
          Field.OPEN,
          new Words("只能是“是”或“否”", "It is neither yes nor no"),
          new Words("写“是”或“否”", "Write 是 or 否"));
    } else if (open.get() && type.filter(t -> t == Share.Type.WITHHELD).isPresent()) {
      findings.add(
          Rule.OPEN_BUT_WITHHELD,
          Field.OPEN,
          new Words("不予共享的资源不能向社会开放", "What is not shared cannot be open to society"),
          new Words("改为“否”，或改为可共享", "Write 否, or share it"));
    } else if (!open.get() && findings.draft().has(Field.OPEN_CONDITION)) {
      findings.add(
          Rule.CONDITION_TOO_MUCH,
          Field.OPEN_CONDITION,
          new Words("不开放的资源不应有开放条件", "What is not open has no condition of openness"),
          new Words("删除开放条件，或改为开放", "Take it out, or open it"));
    }
  }

  /** Several values in one field, as people part them. */
  static List<String> words(String text) {
    return java.util.Arrays.stream(text.split("[、,，;；/\\n]"))
        .map(String::strip)
        .filter(w -> !w.isEmpty())
        .toList();
  }
}
