package city.weir.server.promotion;

import city.weir.contract.Origin;
import city.weir.contract.TableName;
import city.weir.contract.reading.ContractSet;
import java.util.List;

/** A table that rows are promoted to, and where they come from. */
record Target(ContractSet.Member member, List<TableName> inputs, TableName quarantine) {
  static Target of(ContractSet.Member member) {
    Origin origin = member.contract().origin();
    if (origin instanceof Origin.Source source) {
      return new Target(
          member, List.of(source.raw()), new TableName("quarantine", source.raw().name()));
    }
    Origin.Model model = (Origin.Model) origin;
    return new Target(
        member, model.inputs(), new TableName("quarantine", member.contract().table().name()));
  }

  TableName table() {
    return member.contract().table();
  }
}
