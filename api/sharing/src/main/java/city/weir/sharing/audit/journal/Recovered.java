package city.weir.sharing.audit.journal;

import city.weir.sharing.audit.Entry;
import city.weir.sharing.audit.chain.Canonical;
import city.weir.sharing.audit.chain.Head;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the last run left in a journal's folder.
 *
 * @param head its last entry
 * @param whole how many bytes of the last segment are whole
 * @param cut how many bytes come after them, of a write that was never acknowledged
 */
record Recovered(List<Segment> segments, Head head, long whole, long cut) {
  private static final String REMEDY =
      ". Nothing was changed. Keep a copy of this folder, run 'bin/weir audit verify' to see what"
          + " is broken, and put the folder back from a backup. To go on with the break on record,"
          + " start once with weir.audit.accept-break=true";

  /**
   * @throws JournalException when it does not go on from {@code from}, is damaged elsewhere than at
   *     its end, or ends before {@code witnessed}
   */
  static Recovered read(Path folder, Head from, Head witnessed) throws IOException {
    List<Segment> segments = Segment.in(folder);
    Head head = from;
    long whole = 0;
    long rest = 0;
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      Segment.Content content = segment.read();
      boolean last = i == segments.size() - 1;
      // Only what is written last can have been cut short by a crash.
      if (content.damaged() || (content.rest() > 0 && !last)) {
        throw broken("%s is damaged at byte %d".formatted(segment.file(), content.whole()));
      }
      head = follow(content.entries(), head, from, witnessed, segment);
      whole = content.whole();
      rest = content.rest();
    }
    if (head.sequence() < witnessed.sequence()) {
      throw broken(
          "%s ends with entry %d, but entry %d was on record in the database"
              .formatted(folder, head.sequence(), witnessed.sequence()));
    }
    return new Recovered(segments, head, whole, rest);
  }

  private static Head follow(
      List<Entry> entries, Head before, Head from, Head witnessed, Segment segment) {
    Head head = before;
    for (Entry entry : entries) {
      if (entry.sequence() <= from.sequence()) {
        // It is in the lake already: the crash came before the file was deleted.
        if (entry.sequence() == from.sequence() && !entry.hash().equals(from.hash())) {
          throw broken(
              "%s has another entry %d than the lake".formatted(segment.file(), entry.sequence()));
        }
        continue;
      }
      if (entry.sequence() != head.sequence() + 1) {
        throw broken(
            "%s goes on with entry %d where %d should follow"
                .formatted(segment.file(), entry.sequence(), head.sequence() + 1));
      }
      if (!entry.hash().equals(Canonical.hash(head.hash(), entry.sequence(), entry.event()))) {
        throw broken(
            "entry %d in %s does not fit the chain".formatted(entry.sequence(), segment.file()));
      }
      head = Head.of(entry);
      if (head.sequence() == witnessed.sequence() && !head.equals(witnessed)) {
        throw broken(
            "%s has another entry %d than the database has on record"
                .formatted(segment.file(), head.sequence()));
      }
    }
    return head;
  }

  private static JournalException broken(String what) {
    return new JournalException("Cannot go on with the audit: " + what + REMEDY);
  }
}
