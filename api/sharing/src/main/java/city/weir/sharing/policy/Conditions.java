package city.weir.sharing.policy;

import city.weir.contract.DataContract;
import city.weir.sharing.filter.Fields;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.filter.FilterParser;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The row conditions of agreements, each parsed once for the contract as it is. */
final class Conditions {
  private record Parsed(String condition, DataContract dataset, Filter filter) {}

  private final ConcurrentMap<String, Parsed> parsed = new ConcurrentHashMap<>();

  /**
   * @throws FilterException when the condition does not fit the dataset
   */
  Filter of(Agreement agreement, DataContract dataset) throws FilterException {
    String condition = agreement.terms().rows();
    if (condition == null) {
      return Filter.EVERYTHING;
    }
    Parsed known = parsed.get(agreement.id());
    // The same contract is the same object until its file changes.
    if (known != null && known.dataset() == dataset && known.condition().equals(condition)) {
      return known.filter();
    }
    Filter filter = FilterParser.parse(condition, Fields.of(dataset));
    parsed.put(agreement.id(), new Parsed(condition, dataset, filter));
    return filter;
  }
}
