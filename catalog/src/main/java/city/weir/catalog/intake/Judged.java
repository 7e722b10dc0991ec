package city.weir.catalog.intake;

import city.weir.catalog.draft.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one entry of a spreadsheet.
 *
 * @param number which entry of the spreadsheet, from 0
 * @param entry id of the entry in the directory, or null while there is none
 * @param findings what is wrong with it, warnings included
 */
public record Judged(int number, Outcome outcome, @Nullable String entry, List<Finding> findings) {
  public Judged {
    findings = List.copyOf(findings);
  }

  Judged become(Outcome next, @Nullable String id) {
    return new Judged(number, next, id, findings);
  }
}
