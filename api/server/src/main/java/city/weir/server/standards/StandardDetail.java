package city.weir.server.standards;

import city.weir.catalog.standard.CodeList;
import city.weir.catalog.standard.DataElement;
import city.weir.catalog.standard.Edition;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A data element or code list as it is answered: one of {@code element} and {@code list} is there.
 *
 * @param edition 0 for what came in a file
 * @param stage proposed, approved, refused or deprecated
 * @param successor what is used in its place, once it is deprecated
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StandardDetail(
    String id,
    int edition,
    String stage,
    @Nullable ElementBody element,
    @Nullable ListBody list,
    List<String> authors,
    @Nullable String judge,
    @Nullable String successor,
    @Nullable String note,
    @Nullable Instant at) {
  static StandardDetail of(Edition edition) {
    return new StandardDetail(
        edition.standard().id(),
        edition.number(),
        edition.stage().name().toLowerCase(Locale.ROOT),
        edition.standard() instanceof DataElement element ? ElementBody.of(element) : null,
        edition.standard() instanceof CodeList list ? ListBody.of(list) : null,
        edition.authors().stream().sorted().toList(),
        edition.judge(),
        edition.successor(),
        edition.note(),
        edition.at().equals(Instant.EPOCH) ? null : edition.at());
  }
}
