package city.weir.server.directory;

import city.weir.catalog.State;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.DraftCheck;
import city.weir.catalog.draft.Finding;
import city.weir.catalog.draft.Rule;
import city.weir.catalog.draft.Words;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Lifecycle;
import city.weir.server.audit.Audit;
import city.weir.server.calls.CallKey;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where people change the directory, by the API and by the pages. Every change and every refusal is
 * in the audit before the answer goes out; a change that cannot be kept there is not made.
 */
@Component
public class DirectoryDesk {
  private static final int LONGEST_WORDS = 2_000;

  /** Findings that name what else there is of a provider. */
  private static final Set<Rule> NAMING = Set.of(Rule.TITLE_TWICE, Rule.TWO_CODES);

  private final JdbcEntries entries;
  private final DirectoryReading reading;
  private final Lifecycle lifecycle;
  private final DraftCheck check;
  private final LifeChanges changes;
  private final Audit audit;

  DirectoryDesk(
      JdbcEntries entries,
      DirectoryReading reading,
      Lifecycle lifecycle,
      DraftCheck check,
      LifeChanges changes,
      Audit audit) {
    this.entries = entries;
    this.reading = reading;
    this.lifecycle = lifecycle;
    this.check = check;
    this.changes = changes;
    this.audit = audit;
  }

  /**
   * Begins an entry.
   *
   * @param key the caller's own for this call: with the same one no second entry is begun; or null
   */
  public Life begin(HttpServletRequest http, Subject subject, Draft draft, @Nullable String key) {
    String id = id(subject, key);
    Deed deed = deed("write", id);
    if (!DirectoryRights.mayWrite(subject, draft)) {
      throw denied(
          http,
          subject,
          deed,
          new Words(
              "您只能编写本单位的条目：提供方代码须填写本单位的统一社会信用代码",
              "You may write entries of your own organisation only: its credit code goes into"
                  + " PROVIDER_CODE"));
    }
    Life begun = entries.find(id).orElse(null);
    return begun != null
        ? begun
        : changes.make(http, subject, deed, null, () -> lifecycle.begin(id, draft, subject.id()));
  }

  /** Writes {@code draft} into the revision that is open, or begins the next one. */
  public Life write(HttpServletRequest http, Subject subject, String id, Draft draft) {
    Life life = reading.followed(subject, id);
    Deed deed = deed("write", id);
    if (!DirectoryRights.mayWrite(subject, draft)) {
      throw denied(
          http,
          subject,
          deed,
          new Words(
              "您不能把条目改到其他提供方名下", "You may not give an entry to another provider than your own"));
    }
    return changes.make(
        http, subject, deed, null, () -> lifecycle.write(life, draft, subject.id()));
  }

  /**
   * What is wrong with {@code draft}; nothing is kept.
   *
   * @param id of the entry it is a draft of, or null
   */
  public List<Finding> check(Subject subject, Draft draft, @Nullable String id) {
    if (!DirectoryRights.mayWrite(subject, draft) && !subject.is(Subject.Role.OWNER)) {
      throw new ProblemException(
          ProblemCode.NOT_PERMITTED,
          new Words("草稿的检查面向数据管理员和数据提供方", "Drafts are checked for stewards and owners"));
    }
    List<Finding> found = check.check(draft, id);
    return DirectoryRights.mayWrite(subject, draft)
        ? found
        // Of an entry of another provider an owner learns nothing that is not published.
        : found.stream().filter(each -> !NAMING.contains(each.rule())).toList();
  }

  public Life submit(
      HttpServletRequest http, Subject subject, String id, @Nullable String comment) {
    Life life = reading.followed(subject, id);
    return changes.make(
        http,
        subject,
        deed("submit", id),
        comment,
        () -> lifecycle.submit(life, subject.id(), words(comment)));
  }

  /** Authors take back what they handed in; stewards return it with a reason. */
  public Life giveBack(
      HttpServletRequest http, Subject subject, String id, @Nullable String comment) {
    Life life = reading.followed(subject, id);
    Deed deed = deed("return", id);
    if (!DirectoryRights.mayJudge(subject) && !life.latest().authors().contains(subject.id())) {
      throw denied(
          http,
          subject,
          deed,
          new Words("条目由数据管理员退回，或由编写者收回", "Stewards return entries, and who wrote them"));
    }
    return changes.make(
        http, subject, deed, comment, () -> lifecycle.giveBack(life, subject.id(), words(comment)));
  }

  public Life approve(
      HttpServletRequest http, Subject subject, String id, @Nullable String comment) {
    Life life = judged(http, subject, id, "approve");
    return changes.make(
        http,
        subject,
        deed("approve", id),
        comment,
        () -> lifecycle.approve(life, subject.id(), words(comment)));
  }

  public Life publish(
      HttpServletRequest http, Subject subject, String id, @Nullable String comment) {
    Life life = judged(http, subject, id, "publish");
    return changes.make(
        http,
        subject,
        deed("publish", id),
        comment,
        () -> lifecycle.publish(life, subject.id(), words(comment)));
  }

  /** Publishes what is approved; approves it first when it is not yet. */
  public Life release(HttpServletRequest http, Subject subject, String id) {
    if (reading.followed(subject, id).latest().state() == State.SUBMITTED) {
      approve(http, subject, id, null);
    }
    return publish(http, subject, id, null);
  }

  public Life withdraw(
      HttpServletRequest http, Subject subject, String id, @Nullable String reason) {
    Life life = judged(http, subject, id, "withdraw");
    return changes.make(
        http,
        subject,
        deed("withdraw", id),
        reason,
        () -> lifecycle.withdraw(life, subject.id(), words(reason)));
  }

  /** Gives up the revision that was begun. */
  public Life drop(HttpServletRequest http, Subject subject, String id) {
    Life life = reading.followed(subject, id);
    return changes.make(
        http, subject, deed("drop", id), null, () -> lifecycle.drop(life, subject.id()));
  }

  public Life comment(HttpServletRequest http, Subject subject, String id, String words) {
    Life life = reading.followed(subject, id);
    return changes.make(
        http,
        subject,
        deed("comment", id),
        words,
        () -> lifecycle.comment(life, subject.id(), Objects.requireNonNullElse(words(words), "")));
  }

  private Life judged(HttpServletRequest http, Subject subject, String id, String act) {
    Life life = reading.followed(subject, id);
    if (!DirectoryRights.mayJudge(subject)) {
      throw denied(
          http,
          subject,
          deed(act, id),
          new Words("条目只由数据管理员审核", "Only stewards " + act + " entries"));
    }
    return life;
  }

  private ProblemException denied(HttpServletRequest http, Subject subject, Deed deed, Words why) {
    audit.denied(http, subject, deed, why.en());
    return new ProblemException(ProblemCode.NOT_PERMITTED, why);
  }

  private static @Nullable String words(@Nullable String comment) {
    if (comment == null || comment.isBlank()) {
      return null;
    }
    if (comment.length() > LONGEST_WORDS) {
      throw new ProblemException(
          ProblemCode.MALFORMED,
          new Words(
              "意见有 %d 字（最多 %d 字）".formatted(comment.length(), LONGEST_WORDS),
              "comment has %d characters (at most %d)".formatted(comment.length(), LONGEST_WORDS)));
    }
    return comment.strip();
  }

  /** The same for the same key of the same caller. */
  private static String id(Subject subject, @Nullable String key) {
    if (key == null) {
      return UUID.randomUUID().toString();
    }
    CallKey.check(key);
    return UUID.nameUUIDFromBytes(
            ("directory-entry\n" + subject.id() + "\n" + key).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private static Deed deed(String act, String id) {
    return Deed.of("directory-entry." + act).on(id);
  }
}
