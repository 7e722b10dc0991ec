package city.weir.catalog.intake;

import city.weir.catalog.State;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.DraftCheck;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.Finding;
import city.weir.catalog.draft.Guide;
import city.weir.catalog.draft.Likeness;
import city.weir.catalog.draft.References;
import city.weir.catalog.lifecycle.Difference;
import city.weir.catalog.lifecycle.EntryStore;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.sheet.DirectorySheet;
import city.weir.catalog.sheet.SheetDraft;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges spreadsheets against the directory. An entry is known by its code, or, where none is
 * written, by its provider and its title.
 */
public final class Intake {
  private final EntryStore store;
  private final References references;
  private final Guide guide;
  private final Clock clock;

  public Intake(EntryStore store, References references, Guide guide, Clock clock) {
    this.store = store;
    this.references = references;
    this.guide = guide;
    this.clock = clock;
  }

  /**
   * What each entry of {@code sheet} would become, with all that is wrong, at once.
   *
   * @param checked is given the number of entries checked so far, after each
   */
  public List<Judged> judge(DirectorySheet sheet, Sender sender, IntConsumer checked) {
    List<Meant> meant = new ArrayList<>();
    List<Draft> drafts = new ArrayList<>();
    List<@Nullable String> ids = new ArrayList<>();
    for (SheetDraft each : sheet.drafts()) {
      Meant one = meant(sheet, each.draft());
      meant.add(one);
      drafts.add(one.after());
      ids.add(one.id());
    }
    List<List<Finding>> findings =
        new DraftCheck(guide, new Remembered(references), clock).check(drafts, ids, checked);
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < meant.size(); i++) {
      judged.add(judged(i, meant.get(i), sender, findings.get(i)));
    }
    return judged;
  }

  private Judged judged(int number, Meant meant, Sender sender, List<Finding> findings) {
    Outcome outcome = outcome(meant, sender, findings);
    // Findings name entries of the directory, and these are not the sender's.
    return outcome == Outcome.NOT_YOURS
        ? new Judged(number, outcome, null, List.of())
        : new Judged(number, outcome, meant.id(), findings);
  }

  /** What {@code written}, of {@code sheet}, would change in the entry that there is. */
  public List<Difference> differences(DirectorySheet sheet, Draft written) {
    Meant meant = meant(sheet, written);
    return meant.before() == null ? List.of() : Difference.between(meant.before(), meant.after());
  }

  Meant meant(DirectorySheet sheet, Draft written) {
    return Meant.of(sheet, written, known(written));
  }

  /** What would become of it now. */
  Outcome outcome(Meant meant, Sender sender, List<Finding> findings) {
    Life life = meant.life();
    if (!sender.mayWrite(meant.after())
        || (meant.before() != null && !sender.mayWrite(meant.before()))) {
      return Outcome.NOT_YOURS;
    }
    if (meant.same()) {
      return Outcome.SAME;
    }
    if (life != null && life.contract() != null) {
      return Outcome.CONTRACT;
    }
    if (findings.stream().anyMatch(Finding::blocks)) {
      return Outcome.WRONG;
    }
    if (life == null) {
      return Outcome.NEW;
    }
    if (meant.after().kind() != life.kind()) {
      return Outcome.OTHER_KIND;
    }
    return life.latest().state() == State.SUBMITTED || life.latest().state() == State.REVIEWED
        ? Outcome.BUSY
        : Outcome.CHANGE;
  }

  private @Nullable Life known(Draft draft) {
    String code = draft.get(Field.CODE);
    if (!code.isEmpty()) {
      String id = references.entryOfCode(code).orElse(null);
      if (id != null) {
        return store.find(id).orElse(null);
      }
    }
    String title = Likeness.key(draft.get(Field.TITLE));
    return title.isEmpty()
        ? null
        : references
            .entryTitled(title, draft.get(Field.PROVIDER))
            // Under another code it is no change but a mistake, which the check tells.
            .filter(known -> code.isEmpty() || known.code().isEmpty() || known.code().equals(code))
            .flatMap(known -> store.find(known.id()))
            .orElse(null);
  }
}
