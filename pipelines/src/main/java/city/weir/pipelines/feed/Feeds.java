package city.weir.pipelines.feed;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.DataContract.Status;
import city.weir.contract.Origin;
import city.weir.contract.TableName;
import city.weir.lake.landing.RawTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Derives the feeds from the contracts. */
public final class Feeds {
  private Feeds() {}

  private record Place(Origin.Connector connector, String address, TableName raw) {}

  /**
   * One feed for each source that a contract in force reads.
   *
   * @throws IllegalArgumentException when contracts disagree about a source; names both
   */
  public static List<Feed> of(Collection<DataContract> contracts) {
    Map<Place, List<DataContract>> readers = new LinkedHashMap<>();
    Map<TableName, Set<String>> fields = new HashMap<>();
    for (DataContract contract : contracts) {
      if (inForce(contract) && contract.origin() instanceof Origin.Source source) {
        readers
            .computeIfAbsent(
                new Place(source.connector(), source.address(), source.raw()),
                place -> new ArrayList<>())
            .add(contract);
        // Sorted, so that the same contracts always make the same table.
        fields.computeIfAbsent(source.raw(), raw -> new TreeSet<>()).addAll(sources(contract));
      }
    }
    List<Feed> feeds = new ArrayList<>();
    Map<String, String> single = new HashMap<>();
    readers.forEach(
        (place, all) -> {
          Origin.Source source = (Origin.Source) all.get(0).origin();
          agree(all);
          if (place.connector() != Origin.Connector.MQTT) {
            // A file or a push lands once; a topic may be read into several tables.
            String other = single.put(place.connector() + place.address(), all.get(0).id());
            if (other != null) {
              throw new IllegalArgumentException(
                  "Contracts %s and %s read %s '%s' into different raw tables; name the same source.raw"
                      .formatted(other, all.get(0).id(), place.connector(), place.address()));
            }
          }
          feeds.add(
              new Feed(
                  source,
                  new RawTable(
                      place.raw(), List.copyOf(Objects.requireNonNull(fields.get(place.raw())))),
                  required(all)));
        });
    return feeds;
  }

  private static boolean inForce(DataContract contract) {
    return contract.status() != Status.RETIRED && contract.status() != Status.PROPOSED;
  }

  private static Set<String> sources(DataContract contract) {
    Set<String> sources = new LinkedHashSet<>();
    for (Column column : contract.columns()) {
      sources.addAll(column.sources());
    }
    return sources;
  }

  private static Set<String> required(List<DataContract> readers) {
    Set<String> required = new LinkedHashSet<>();
    for (DataContract contract : readers) {
      if (((Origin.Source) contract.origin()).onDrift() == Origin.OnDrift.HOLD) {
        required.addAll(sources(contract));
      }
    }
    return required;
  }

  private static void agree(List<DataContract> readers) {
    Origin.Source first = (Origin.Source) readers.get(0).origin();
    for (DataContract contract : readers) {
      Origin.Source source = (Origin.Source) contract.origin();
      if (source.format() != first.format()
          || !Objects.equals(source.records(), first.records())
          || !Objects.equals(source.sheet(), first.sheet())) {
        throw new IllegalArgumentException(
            "Contracts %s and %s read '%s' differently; give both the same format, records and sheet"
                .formatted(readers.get(0).id(), contract.id(), first.address()));
      }
    }
  }
}
