package city.weir.server.directory;

import city.weir.catalog.draft.Finding;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a draft.
 *
 * @param rule which rule it breaks, such as {@code titleIsASystem}
 * @param blocks whether it must be put right before the draft is handed in
 * @param field of the draft, or of the item
 * @param item index of the item from 0; absent when it is about none
 * @param value what stands there, shortened
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryFinding(
    String rule,
    boolean blocks,
    String field,
    @Nullable Integer item,
    String value,
    String why,
    String todo,
    String whyEnglish,
    String todoEnglish) {
  static EntryFinding of(Finding finding) {
    Enum<?> field = finding.field() != null ? finding.field() : finding.itemField();
    return new EntryFinding(
        EntryDraft.word(finding.rule()),
        finding.blocks(),
        field == null ? "" : EntryDraft.word(field),
        finding.item() < 0 ? null : finding.item(),
        finding.value(),
        finding.why().zh(),
        finding.todo().zh(),
        finding.why().en(),
        finding.todo().en());
  }
}
