package city.weir.catalog.lineage;

import java.util.List;

/** Whoever looks at lineage, as far as it decides what they are shown. */
public interface Onlooker {
  /** How a node appears. */
  enum Sight {
    /** As it is. */
    SEEN,
    /** Only counted: there is something. */
    COUNTED,
    /** Not at all. */
    NONE
  }

  Sight sight(Node node);

  /** Who uses {@code dataset}, as far as the onlooker may know that they do. */
  List<Use> uses(Node dataset);
}
