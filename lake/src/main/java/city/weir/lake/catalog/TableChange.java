package city.weir.lake.catalog;

import java.util.List;
import org.apache.iceberg.MetadataUpdate;
import org.apache.iceberg.UpdateRequirement;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * What is to be done to one table of a transaction, as Iceberg's REST protocol says it.
 *
 * @param requirements what must hold of the table, or nothing at all is committed
 */
public record TableChange(
    TableIdentifier table, List<UpdateRequirement> requirements, List<MetadataUpdate> updates) {
  public TableChange {
    requirements = List.copyOf(requirements);
    updates = List.copyOf(updates);
  }
}
