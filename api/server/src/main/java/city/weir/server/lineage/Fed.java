package city.weir.server.lineage;

import city.weir.catalog.Entry;
import city.weir.contract.Column;
import city.weir.contract.DataContract;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dataset that something delivers into, and which of its columns are known to come from which
 * item: those that name the same data element.
 */
record Fed(String id, String title, @Nullable String english, List<Same> columns) {
  Fed {
    columns = List.copyOf(columns);
  }

  /** An item of what delivers, and the column it becomes. */
  record Same(
      String item,
      @Nullable String itemEnglish,
      String column,
      String title,
      @Nullable String english) {
    static Same of(Entry.Item item, Column column) {
      return new Same(
          item.title(), item.english(), column.name(), column.title(), column.english());
    }
  }

  static Fed of(Entry source, DataContract dataset) {
    List<Same> same =
        source.items().stream()
            .filter(item -> item.element() != null)
            .flatMap(
                item ->
                    dataset.columns().stream()
                        .filter(column -> item.element().equals(column.element()))
                        .map(column -> Same.of(item, column)))
            .toList();
    return new Fed(dataset.id(), dataset.title(), dataset.english(), same);
  }
}
