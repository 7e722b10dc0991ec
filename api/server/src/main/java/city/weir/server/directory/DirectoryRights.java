package city.weir.server.directory;

import city.weir.catalog.Audience;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.lifecycle.Life;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import java.util.Set;

/**
 * Who may do what in the directory by their role. That nobody judges their own work is decided by
 * the life cycle.
 */
public final class DirectoryRights {
  /** They see no data: of the directory what everybody sees. */
  private static final Set<Role> APART =
      Set.of(Role.PUBLIC, Role.ADMINISTRATOR, Role.AUDITOR, Role.OPERATOR);

  private DirectoryRights() {}

  /** As whom {@code subject} searches. */
  public static Audience audience(Subject subject) {
    if (subject.is(Role.STEWARD)) {
      return Audience.STEWARD;
    }
    return subject.roles().stream().anyMatch(APART::contains) ? Audience.PUBLIC : Audience.PARTNER;
  }

  /** Whether they may write {@code draft}: a steward any, an owner its organisation's own. */
  public static boolean mayWrite(Subject subject, Draft draft) {
    return subject.is(Role.STEWARD) || owns(subject, draft);
  }

  /** Whether they see what is not in force of the entry: drafts, old revisions, what was said. */
  public static boolean mayFollow(Subject subject, Life life) {
    return mayWrite(subject, life.latest().draft());
  }

  /** Whether they approve, return, publish and withdraw. */
  public static boolean mayJudge(Subject subject) {
    return subject.is(Role.STEWARD);
  }

  private static boolean owns(Subject subject, Draft draft) {
    return subject.is(Role.OWNER) && draft.get(Field.PROVIDER_CODE).equals(subject.organisation());
  }
}
