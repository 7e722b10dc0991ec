package city.weir.sharing.audit.verify;

import city.weir.sharing.audit.Entry;
import city.weir.sharing.audit.journal.Segment;
import city.weir.sharing.audit.verify.ChainCheck.Placed;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a journal that may be written to meanwhile.
 *
 * @param unfinished bytes of a write at its end that is not whole
 * @param damaged a file that is broken elsewhere than at the end of all, or null
 */
record JournalEntries(List<Placed> entries, long unfinished, @Nullable String damaged) {
  /**
   * @param after entries up to this number were verified in the lake; a crash, or the time between
   *     two reads, leaves them here as well
   */
  static JournalEntries read(Path folder, long after) throws IOException {
    List<Placed> entries = new ArrayList<>();
    List<Segment> segments = Segment.in(folder);
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      Segment.Content content;
      try {
        content = segment.read();
      } catch (NoSuchFileException e) {
        continue; // it went into the lake just now; the gap sends us there once more
      }
      for (Entry entry : content.entries()) {
        if (entry.sequence() > after || !entries.isEmpty()) {
          entries.add(new Placed(entry, segment.file().toString()));
        }
      }
      boolean last = i == segments.size() - 1;
      if (content.damaged() || (content.rest() > 0 && !last)) {
        return new JournalEntries(entries, 0, segment.file().toString());
      }
      if (last) {
        return new JournalEntries(entries, content.rest(), null);
      }
    }
    return new JournalEntries(entries, 0, null);
  }

  Iterator<Placed> iterator() {
    return entries.iterator();
  }
}
