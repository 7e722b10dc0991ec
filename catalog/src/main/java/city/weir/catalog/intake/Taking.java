package city.weir.catalog.intake;

import city.weir.catalog.draft.Draft;
import city.weir.catalog.lifecycle.EntryStore;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.LifeRefused;
import city.weir.catalog.lifecycle.Lifecycle;
import city.weir.catalog.sheet.DirectorySheet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes into the directory what of a spreadsheet is right, and leaves the rest. What was taken is
 * known again, so taking can be repeated, also after a crash, and doubles nothing.
 */
public final class Taking {
  private static final Logger log = LoggerFactory.getLogger(Taking.class);
  private static final int TOGETHER = 200;

  private final Intake intake;
  private final EntryStore store;
  private final Lifecycle lifecycle;

  public Taking(Intake intake, EntryStore store, Lifecycle lifecycle) {
    this.intake = intake;
    this.store = store;
    this.lifecycle = lifecycle;
  }

  /**
   * What is wanted.
   *
   * @param submit whether to hand in what is taken, rather than to leave it as drafts
   * @param changes whether to change entries that there are; otherwise only new ones are taken
   */
  public record Wish(boolean submit, boolean changes) {
    boolean wants(Outcome outcome) {
      return outcome == Outcome.NEW || (changes && outcome == Outcome.CHANGE);
    }
  }

  /** Is told how many entries of those wanted have been gone through. */
  public interface Progress {
    void at(int done, int wanted);
  }

  /**
   * Takes what {@code wish} wants of {@code judged}. What cannot be taken any more, because the
   * directory has changed meanwhile, gets the outcome that says so.
   *
   * @param upload id of this upload
   * @param progress is told how far it is, now and then
   */
  public void take(
      String upload,
      DirectorySheet sheet,
      List<Judged> judged,
      Sender sender,
      Wish wish,
      Ledger ledger,
      Progress progress) {
    List<Judged> wanted = judged.stream().filter(j -> wish.wants(j.outcome())).toList();
    for (int from = 0; from < wanted.size(); from += TOGETHER) {
      List<Judged> part = wanted.subList(from, Math.min(from + TOGETHER, wanted.size()));
      together(upload, sheet, part, sender, wish, ledger);
      progress.at(from + part.size(), wanted.size());
    }
  }

  private void together(
      String upload,
      DirectorySheet sheet,
      List<Judged> part,
      Sender sender,
      Wish wish,
      Ledger ledger) {
    try {
      ledger.together(
          () -> {
            List<Judged> become = new ArrayList<>();
            for (Judged each : part) {
              become.add(take(upload, sheet, each, sender, wish));
            }
            ledger.write(become);
          });
    } catch (RuntimeException e) {
      log.info("{} entries of {} are taken one by one", part.size(), upload, e);
      // What hinders one of them must not keep out those beside it: then each stands for itself.
      for (Judged each : part) {
        ledger.write(List.of(take(upload, sheet, each, sender, wish)));
      }
    }
  }

  private Judged take(
      String upload, DirectorySheet sheet, Judged judged, Sender sender, Wish wish) {
    Meant meant = intake.meant(sheet, sheet.drafts().get(judged.number()).draft());
    Outcome now = intake.outcome(meant, sender, judged.findings());
    if (!wish.wants(now)) {
      return judged.become(now, meant.id());
    }
    String known = meant.id();
    String id = known == null ? id(upload, judged.number()) : known;
    try {
      Life life = written(id, meant, sender);
      if (wish.submit()) {
        life = lifecycle.submit(life, sender.id(), null);
      }
      return judged.become(Outcome.TAKEN, life.id());
    } catch (LifeRefused e) {
      return switch (e.code()) {
        // The directory has changed since: it stays as a draft, to be put right there.
        case INVALID -> new Judged(judged.number(), Outcome.WRONG, id, e.findings());
        case CONTRACT -> judged.become(Outcome.CONTRACT, id);
        case UNKNOWN, STATE, CHANGED, OWN_WORK, REASON ->
            // Begun by another run of the same: there is nothing to do any more.
            judged.become(known == null && begun(id) ? Outcome.TAKEN : Outcome.BUSY, id);
      };
    }
  }

  private Life written(String id, Meant meant, Sender sender) throws LifeRefused {
    Draft draft = meant.after();
    return meant.life() == null
        ? lifecycle.begin(id, draft, sender.id())
        : lifecycle.write(meant.life(), draft, sender.id());
  }

  private boolean begun(String id) {
    return store.find(id).isPresent();
  }

  /** The same for the same row, so that it cannot begin two entries. */
  private static String id(String upload, int number) {
    return UUID.nameUUIDFromBytes((upload + "/" + number).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
