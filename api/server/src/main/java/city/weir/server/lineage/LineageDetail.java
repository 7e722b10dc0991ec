package city.weir.server.lineage;

import city.weir.catalog.lineage.ColumnLink;
import city.weir.catalog.lineage.Trail;
import city.weir.catalog.lineage.Trail.Seen;
import city.weir.catalog.lineage.Trail.Stop;
import city.weir.catalog.lineage.Trail.Unseen;
import city.weir.contract.derivation.ColumnName;
import city.weir.contract.derivation.Influence;
import city.weir.contract.derivation.Manner;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lineage as the API tells it. The words of OpenLineage's column lineage facet are used for
 * manners, in lower case with hyphens.
 *
 * @param columns absent unless asked for
 * @param unseenColumns columns that are also made from, or used in, columns you may not see
 * @param rows columns that decide which rows the start has
 * @param computed when the start came to be computed as it is, and as it was before
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record LineageDetail(
    String start,
    List<Place> nodes,
    List<Way> links,
    List<ColumnWay> columns,
    List<Name> unseenColumns,
    List<Part> rows,
    List<Computed> computed) {

  /**
   * @param kind source, entry, raw, dataset, query, party, or unseen for some that you may not see
   * @param layer steps from the start, below 0 for what it is made from
   * @param count how many, where kind is unseen
   * @param moreAbove how many more it is made from, which are not shown
   * @param moreBelow how many more are made from it
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  record Place(
      String id,
      String kind,
      @JsonInclude(JsonInclude.Include.ALWAYS) int layer,
      @Nullable String title,
      @Nullable String english,
      @Nullable String table,
      int count,
      int moreAbove,
      int moreBelow) {

    static Place of(Stop stop) {
      if (stop instanceof Unseen unseen) {
        return new Place(
            unseen.id(), "unseen", unseen.layer(), null, null, null, unseen.count(), 0, 0);
      }
      Seen seen = (Seen) stop;
      return new Place(
          seen.id(),
          word(seen.node().kind()),
          seen.layer(),
          seen.node().title(),
          seen.node().english(),
          seen.node().table() == null ? null : seen.node().table().toString(),
          0,
          seen.above(),
          seen.below());
    }
  }

  /**
   * @param uses in what forms the one uses the other; absent when it is made from it
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Way(String from, String to, List<Form> uses) {
    static Way of(Trail.Link link) {
      return new Way(
          link.from(),
          link.to(),
          link.uses().stream().map(u -> new Form(word(u.how()), u.detail())).toList());
    }
  }

  /**
   * @param how agreement, subscription, query or read
   * @param detail by which ways, or how many rows were taken in 30 days where it is known
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Form(String how, String detail) {}

  record Name(String table, String column) {
    static Name of(ColumnName name) {
      return new Name(name.table().toString(), name.column());
    }
  }

  record ColumnWay(Name from, Name to, List<String> manners) {}

  record Part(Name of, List<String> manners) {}

  record Computed(String contractVersion, Instant since) {}

  static LineageDetail of(Lineage lineage) {
    return new LineageDetail(
        lineage.start().id(),
        lineage.trail().stops().stream().map(Place::of).toList(),
        lineage.trail().links().stream().map(Way::of).toList(),
        lineage.columns().links().stream()
            .sorted(Comparator.comparing(ColumnLink::to).thenComparing(ColumnLink::from))
            .map(l -> new ColumnWay(Name.of(l.from()), Name.of(l.to()), words(l.manners())))
            .toList(),
        lineage.columns().unseen().stream().sorted().map(Name::of).toList(),
        lineage.rows().stream().map(LineageDetail::part).toList(),
        lineage.computed().stream()
            .map(kept -> new Computed(kept.contractVersion(), kept.since()))
            .toList());
  }

  private static Part part(Influence influence) {
    return new Part(Name.of(influence.of()), words(influence.manners()));
  }

  private static List<String> words(Collection<Manner> manners) {
    return manners.stream().sorted().map(LineageDetail::word).toList();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
