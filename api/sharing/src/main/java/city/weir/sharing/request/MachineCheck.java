package city.weir.sharing.request;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Directory.Share;
import city.weir.contract.Grade;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.AgreementStore;
import city.weir.sharing.policy.Purposes;
import city.weir.sharing.policy.Terms;
import city.weir.sharing.policy.Words;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can be judged of a wish without a person. */
public final class MachineCheck {
  private final Purposes purposes;
  private final Supplier<Set<String>> networks;
  private final Limits limits;
  private final AgreementStore agreements;

  /**
   * @param networks names of the networks there are
   */
  public MachineCheck(
      Purposes purposes, Supplier<Set<String>> networks, Limits limits, AgreementStore agreements) {
    this.purposes = purposes;
    this.networks = networks;
    this.limits = limits;
    this.agreements = agreements;
  }

  /**
   * @param terms what would be agreed on; null when something blocks
   */
  public record Checked(List<Finding> findings, @Nullable Terms terms) {
    public Checked {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Checks what {@code recipient} wants of {@code dataset}.
   *
   * @param renews id of the agreement this shall renew, or null
   * @param now from when it shall hold, when the wish does not say
   */
  public Checked check(
      Wish wish, DataContract dataset, String recipient, @Nullable String renews, Instant now) {
    Findings findings = new Findings();
    if (dataset.directory().share().type() == Share.Type.WITHHELD) {
      String ground = String.valueOf(dataset.directory().share().ground());
      findings.block(
          "dataset",
          dataset.id(),
          new Words("该数据不予共享：" + ground, "the dataset is withheld: " + ground),
          new Words("请与提供方联系", "ask its provider"));
    }
    words(wish, dataset, findings);
    Terms terms = new TermsReader(dataset, networks.get(), limits, findings).read(wish, now);
    if (terms != null) {
      moreThanNeeded(terms, dataset, findings);
      heldAlready(wish, terms, dataset, recipient, renews, now, findings);
    }
    return new Checked(findings.all(), findings.block() ? null : terms);
  }

  private void words(Wish wish, DataContract dataset, Findings findings) {
    if (purposes.find(wish.purpose()).isEmpty()) {
      String known = String.join(", ", purposes.codes());
      findings.block(
          "purpose",
          wish.purpose(),
          new Words("没有此用途代码", "'%s' is no purpose there is".formatted(wish.purpose())),
          new Words("可选：" + known, "write one of: " + known));
    }
    if (wish.use().isBlank() || wish.use().length() > limits.words()) {
      findings.block(
          "use",
          wish.use().isBlank() ? "" : beginning(wish.use()),
          new Words("须写明具体用途", "it must say for what exactly"),
          new Words(
              "写 1 至 %d 字".formatted(limits.words()),
              "write 1 to %d characters".formatted(limits.words())));
    }
    String ground = wish.ground();
    boolean conditional = dataset.directory().share().type() == Share.Type.CONDITIONAL;
    if (conditional && (ground == null || ground.isBlank())) {
      findings.block(
          "ground",
          "",
          new Words("缺少依据", "the ground is missing"),
          new Words("写明法律法规或职责依据", "write the law, duty or task that calls for the data"));
    } else if (ground != null && ground.length() > limits.words()) {
      findings.block(
          "ground",
          beginning(ground),
          new Words("依据过长", "the ground is too long"),
          new Words(
              "最多 %d 字".formatted(limits.words()),
              "at most %d characters".formatted(limits.words())));
    }
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(20, text.length())) + "…";
  }

  /** All columns, or a clearance beyond any column asked for, is more than can be needed. */
  private static void moreThanNeeded(Terms terms, DataContract dataset, Findings findings) {
    Grade highest =
        dataset.columns().stream()
            .filter(column -> terms.covers(column.name()))
            .map(Column::grade)
            .max(Grade::compareTo)
            .orElse(Grade.GENERAL_1);
    if (terms.clearance().compareTo(highest) > 0) {
      findings.warn(
          "clearance",
          terms.clearance().word(),
          new Words(
              "高于所求信息项的最高级别 " + highest.word(),
              "no column asked for is graded above " + highest.word()),
          new Words("改为 " + highest.word(), "write " + highest.word()));
    }
    if (terms.columns().isEmpty() && highest.compareTo(Grade.GENERAL_3) >= 0) {
      findings.warn(
          "columns",
          "",
          new Words(
              "未列信息项，将包括 " + highest.word() + " 级的信息项",
              "none are named, so columns graded " + highest.word() + " are among them"),
          new Words("只列所需的信息项", "name those that are needed"));
    }
  }

  private void heldAlready(
      Wish wish,
      Terms terms,
      DataContract dataset,
      String recipient,
      @Nullable String renews,
      Instant now,
      Findings findings) {
    for (Agreement known : agreements.about(dataset.id(), recipient)) {
      boolean other = !known.id().equals(renews);
      if (other && known.inForce(now) && sameOrMore(known, wish, terms)) {
        findings.warn(
            "dataset",
            dataset.id(),
            new Words(
                "已有协议 " + known.id() + " 涵盖此申请", "agreement %s covers this".formatted(known.id())),
            new Words("如需延长，请写 renews", "to make it last longer, name it in renews"));
      }
    }
    if (renews != null
        && agreements.about(dataset.id(), recipient).stream()
            .noneMatch(
                a ->
                    a.id().equals(renews)
                        && a.purpose().equals(wish.purpose())
                        && a.state() != Agreement.State.REVOKED)) {
      findings.block(
          "renews",
          renews,
          new Words(
              "没有同一用途、可续签的此协议",
              "you have no such agreement for this purpose that could be renewed"),
          new Words("不写 renews，另行申请", "leave it out, and ask for a new one"));
    }
  }

  private static boolean sameOrMore(Agreement known, Wish wish, Terms terms) {
    Terms held = known.terms();
    boolean columns =
        held.columns().isEmpty()
            || (!terms.columns().isEmpty() && held.columns().containsAll(terms.columns()));
    boolean rows = held.rows() == null || held.rows().equals(terms.rows());
    return known.purpose().equals(wish.purpose())
        && columns
        && rows
        && held.ways().containsAll(terms.ways())
        && held.clearance().compareTo(terms.clearance()) >= 0;
  }
}
