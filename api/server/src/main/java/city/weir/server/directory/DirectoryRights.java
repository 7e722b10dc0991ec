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
  /** Data is shared with them or by them; all others see of the directory what everybody sees. */
  private static final Set<Role> PARTNERS = Set.of(Role.AGENCY, Role.OWNER, Role.ANALYST);

  private DirectoryRights() {}

  /** As whom {@code subject} searches. */
  public static Audience audience(Subject subject) {
    if (subject.is(Role.STEWARD)) {
      return Audience.STEWARD;
    }
    boolean partner = subject.roles().stream().anyMatch(PARTNERS::contains);
    return partner ? Audience.PARTNER : Audience.PUBLIC;
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
