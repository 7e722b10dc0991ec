package city.weir.sharing.request;

import city.weir.sharing.policy.Words;
import java.util.ArrayList;
import java.util.List;

/** Collects what the check finds. */
final class Findings {
  private final List<Finding> all = new ArrayList<>();

  void block(String field, String value, Words why, Words remedy) {
    all.add(new Finding(Finding.Severity.BLOCKS, field, value, why, remedy));
  }

  void warn(String field, String value, Words why, Words remedy) {
    all.add(new Finding(Finding.Severity.WARNS, field, value, why, remedy));
  }

  boolean block() {
    return all.stream().anyMatch(Finding::blocks);
  }

  List<Finding> all() {
    return List.copyOf(all);
  }
}
