package city.weir.server.directory.pages;

import city.weir.catalog.State;
import city.weir.catalog.lifecycle.Life;
import city.weir.server.directory.DirectoryRights;
import city.weir.sharing.policy.Subject;

/**
 * What a reader may do with an entry as it stands: which buttons the page has.
 *
 * @param own whether it stays with others to judge because the reader wrote in it
 */
record May(
    boolean write,
    boolean submit,
    boolean giveBack,
    boolean approve,
    boolean publish,
    boolean drop,
    boolean withdraw,
    boolean comment,
    boolean own) {
  static final May NOTHING = new May(false, false, false, false, false, false, false, false, false);

  /** What a reader may do who may follow the entry's life. */
  static May of(Subject reader, Life life) {
    boolean writes = DirectoryRights.mayWrite(reader, life.latest().draft());
    boolean judges = DirectoryRights.mayJudge(reader);
    State state = life.latest().state();
    if (life.contract() != null) {
      return new May(false, false, false, false, false, false, false, writes || judges, false);
    }
    boolean wrote = life.latest().authors().contains(reader.id());
    boolean judged = state == State.SUBMITTED || state == State.REVIEWED;
    boolean free = state == State.DRAFT || state == State.PUBLISHED || state == State.WITHDRAWN;
    return new May(
        writes && free,
        writes && state == State.DRAFT,
        judged && (wrote ? writes : judges),
        judges && !wrote && state == State.SUBMITTED,
        judges && !wrote && state == State.REVIEWED,
        writes && state == State.DRAFT && life.inForce(),
        judges && state == State.PUBLISHED,
        writes || judges,
        wrote && judged);
  }
}
