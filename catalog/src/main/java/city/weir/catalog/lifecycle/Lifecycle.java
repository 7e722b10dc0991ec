package city.weir.catalog.lifecycle;

import city.weir.catalog.State;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.DraftCheck;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.Finding;
import city.weir.catalog.draft.Words;
import city.weir.catalog.lifecycle.LifeRefused.Code;
import city.weir.catalog.lifecycle.Step.Act;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves entries through their life. Who may do what by their role is decided before; that nobody
 * judges their own work is decided here.
 */
public final class Lifecycle {
  private static final Words HAND_IN = new Words("提交", "handed in");
  private static final Words RETURN = new Words("退回", "returned");
  private static final Words APPROVE = new Words("审核通过", "approved");
  private static final Words PUBLISH = new Words("发布", "published");
  private static final Words GIVE_UP = new Words("放弃", "given up");
  private static final Words WITHDRAW = new Words("撤回", "withdrawn");

  private final EntryStore store;
  private final DraftCheck check;
  private final Codes codes;
  private final Clock clock;

  public Lifecycle(EntryStore store, DraftCheck check, Codes codes, Clock clock) {
    this.store = store;
    this.check = check;
    this.codes = codes;
    this.clock = clock;
  }

  /**
   * Begins an entry with its first draft. The draft may have findings.
   *
   * @param id of the new entry
   */
  public Life begin(String id, Draft draft, String author) throws LifeRefused {
    Revision first = new Revision(1, State.DRAFT, draft, Set.of(author), now());
    return keep(null, new Life(id, draft.kind(), null, first, 0, null), Act.WRITE, author, null);
  }

  /** Writes {@code draft} into the revision that is open, or begins the next one. */
  public Life write(Life life, Draft draft, String author) throws LifeRefused {
    refuseFollower(life);
    if (draft.kind() != life.kind()) {
      throw new LifeRefused(
          Code.STATE,
          new Words(
              "条目的种类不能改变",
              "An entry keeps its kind: %s is a %s".formatted(life.id(), life.kind())));
    }
    Revision latest = life.latest();
    Revision written =
        switch (latest.state()) {
          case DRAFT ->
              new Revision(
                  latest.number(), State.DRAFT, draft, joined(latest.authors(), author), now());
          case PUBLISHED, WITHDRAWN ->
              new Revision(latest.number() + 1, State.DRAFT, draft, Set.of(author), now());
          case SUBMITTED, REVIEWED ->
              throw new LifeRefused(
                  Code.STATE,
                  new Words(
                      "第 %d 版正在审核，请先退回或取回再修改".formatted(latest.number()),
                      "Revision %d of %s is being judged: have it returned before you change it"
                          .formatted(latest.number(), life.id())));
        };
    return keep(life, with(life, written), Act.WRITE, author, null);
  }

  /** Hands the draft in. */
  public Life submit(Life life, String author, @Nullable String comment) throws LifeRefused {
    refuseFollower(life);
    require(life, State.DRAFT, HAND_IN);
    List<Finding> findings = check.check(life.latest().draft(), life.id());
    if (findings.stream().anyMatch(Finding::blocks)) {
      throw new LifeRefused(
          Code.INVALID,
          new Words(
              "第 %d 版有错误，请改正后再提交".formatted(life.latest().number()),
              "Revision %d of %s has mistakes: put them right before you hand it in"
                  .formatted(life.latest().number(), life.id())),
          findings);
    }
    return move(life, State.SUBMITTED, Act.SUBMIT, author, comment);
  }

  /** Gives it back to its authors. */
  public Life giveBack(Life life, String actor, @Nullable String comment) throws LifeRefused {
    if (life.latest().state() != State.SUBMITTED && life.latest().state() != State.REVIEWED) {
      throw state(life, RETURN);
    }
    if (!life.latest().authors().contains(actor)) {
      requireReason(comment, RETURN);
    }
    return move(life, State.DRAFT, Act.RETURN, actor, comment);
  }

  /** Finds it right. */
  public Life approve(Life life, String reviewer, @Nullable String comment) throws LifeRefused {
    require(life, State.SUBMITTED, APPROVE);
    refuseOwnWork(life, reviewer);
    return move(life, State.REVIEWED, Act.APPROVE, reviewer, comment);
  }

  /** Puts it in force, with a code if it has none yet. */
  public Life publish(Life life, String actor, @Nullable String comment) throws LifeRefused {
    require(life, State.REVIEWED, PUBLISH);
    refuseOwnWork(life, actor);
    Revision published = life.latest().in(State.PUBLISHED, now());
    String code = life.code() != null ? life.code() : codes.codeFor(published.draft());
    return keep(
        life,
        new Life(life.id(), life.kind(), code, published, published.number(), null),
        Act.PUBLISH,
        actor,
        comment);
  }

  /** Gives up a revision that was begun; the one before stays what it is, in force or withdrawn. */
  public Life drop(Life life, String actor) throws LifeRefused {
    refuseFollower(life);
    require(life, State.DRAFT, GIVE_UP);
    Revision inForce = store.revision(life.id(), life.published()).orElse(null);
    if (inForce == null) {
      throw new LifeRefused(
          Code.STATE,
          new Words(
              "该条目从未发布，可保留为草稿",
              "%s was never published: leave it as a draft".formatted(life.id())));
    }
    Revision again =
        new Revision(
            life.latest().number() + 1, inForce.state(), inForce.draft(), inForce.authors(), now());
    return keep(
        life,
        new Life(life.id(), life.kind(), life.code(), again, again.number(), null),
        Act.DROP,
        actor,
        null);
  }

  /** Takes it out of force; it stays known, with the reason. */
  public Life withdraw(Life life, String actor, @Nullable String reason) throws LifeRefused {
    refuseFollower(life);
    require(life, State.PUBLISHED, WITHDRAW);
    requireReason(reason, WITHDRAW);
    return move(life, State.WITHDRAWN, Act.WITHDRAW, actor, reason);
  }

  /** Says something about it. */
  public Life comment(Life life, String actor, String words) throws LifeRefused {
    if (words.isBlank()) {
      throw new LifeRefused(Code.REASON, new Words("请写明意见", "Write what you have to say"));
    }
    return keep(life, life, Act.COMMENT, actor, words);
  }

  /**
   * Puts what a contract says in force. Contracts are judged where they are taken in; here nothing
   * is typed or judged again.
   *
   * @param contract version of the contract; of one that says the same as before only this is kept,
   *     which is no step in the entry's life
   * @return the entry as it stands then
   */
  public Life follow(String id, Draft draft, State state, String contract) throws LifeRefused {
    Life life = store.find(id).orElse(null);
    if (life != null && life.latest().state() == state && life.latest().draft().equals(draft)) {
      return contract.equals(life.contract()) ? life : noted(life, contract);
    }
    int number = life == null ? 1 : life.latest().number() + 1;
    Revision revision = new Revision(number, state, draft, Set.of(contract), now());
    String written = draft.get(Field.CODE);
    String code = life != null ? life.code() : null;
    if (!written.isEmpty()) {
      code = written;
    } else if (code == null && state == State.PUBLISHED) {
      code = codes.codeFor(draft);
    }
    int published = state == State.PUBLISHED ? number : life == null ? 0 : life.published();
    Act act =
        switch (state) {
          case PUBLISHED -> Act.PUBLISH;
          case WITHDRAWN -> Act.WITHDRAW;
          case DRAFT, SUBMITTED, REVIEWED -> Act.WRITE;
        };
    return keep(
        life,
        new Life(id, draft.kind(), code, revision, published, contract),
        act,
        contract,
        contract);
  }

  private Life noted(Life life, String contract) throws LifeRefused {
    if (!store.note(life, contract)) {
      throw changed(life);
    }
    return new Life(life.id(), life.kind(), life.code(), life.latest(), life.published(), contract);
  }

  private Life move(Life life, State next, Act act, String actor, @Nullable String comment)
      throws LifeRefused {
    return keep(life, with(life, life.latest().in(next, now())), act, actor, comment);
  }

  private Life keep(
      @Nullable Life before, Life after, Act act, String actor, @Nullable String comment)
      throws LifeRefused {
    Step step = new Step(0, after.id(), after.latest().number(), act, actor, now(), comment);
    if (!store.save(before, after, step)) {
      throw changed(after);
    }
    return after;
  }

  private static LifeRefused changed(Life life) {
    return new LifeRefused(
        Code.CHANGED,
        new Words(
            "该条目刚被他人改动，请重新查看",
            "%s has been changed by somebody else meanwhile: look again".formatted(life.id())));
  }

  private static Life with(Life life, Revision latest) {
    return new Life(life.id(), life.kind(), life.code(), latest, life.published(), life.contract());
  }

  private static void require(Life life, State state, Words verb) throws LifeRefused {
    if (life.latest().state() != state) {
      throw state(life, verb);
    }
  }

  private static LifeRefused state(Life life, Words verb) {
    return new LifeRefused(
        Code.STATE,
        new Words(
            "第 %d 版%s，不能%s"
                .formatted(life.latest().number(), chinese(life.latest().state()), verb.zh()),
            "Revision %d of %s is %s and cannot be %s"
                .formatted(life.latest().number(), life.id(), life.latest().state(), verb.en())));
  }

  private static String chinese(State state) {
    return switch (state) {
      case DRAFT -> "尚在编写";
      case SUBMITTED -> "正在审核";
      case REVIEWED -> "已审核通过、尚未发布";
      case PUBLISHED -> "已发布";
      case WITHDRAWN -> "已撤回";
    };
  }

  private static void requireReason(@Nullable String reason, Words verb) throws LifeRefused {
    if (reason == null || reason.isBlank()) {
      throw new LifeRefused(
          Code.REASON,
          new Words("请写明%s的原因".formatted(verb.zh()), "Say why it is to be " + verb.en()));
    }
  }

  private static void refuseFollower(Life life) throws LifeRefused {
    if (life.contract() != null) {
      throw new LifeRefused(
          Code.CONTRACT,
          new Words(
              "数据集 %s 的条目由数据契约生成，请修改数据契约".formatted(life.id()),
              "The entry of dataset %s is written in its contract: change it there"
                  .formatted(life.id())));
    }
  }

  private static void refuseOwnWork(Life life, String actor) throws LifeRefused {
    if (life.latest().authors().contains(actor)) {
      throw new LifeRefused(
          Code.OWN_WORK,
          new Words(
              "第 %d 版由 %s 参与编写，不能由其审核，须由另一位数据管理员审核".formatted(life.latest().number(), actor),
              "%s wrote in revision %d of %s and cannot judge it: another steward must"
                  .formatted(actor, life.latest().number(), life.id())));
    }
  }

  private static Set<String> joined(Set<String> authors, String author) {
    Set<String> all = new HashSet<>(authors);
    all.add(author);
    return all;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
