package city.weir.server.overview;

import city.weir.contract.Column;
import city.weir.contract.Column.Role;
import city.weir.contract.DataContract;
import city.weir.server.contracts.Contracts;
import city.weir.server.overview.Place.Reading;
import city.weir.server.rows.PermittedRows;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.rows.RowPage;
import city.weir.sharing.rows.RowParameters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The newest of everything open that has a place. Read as anybody would read it: through the same
 * policy and the same rows as the public interface.
 */
@Service
class Places {
  private static final Logger log = LoggerFactory.getLogger(Places.class);

  /** Newest rows of one dataset that are looked at. */
  private static final String ROWS = "2000";

  private static final int READINGS = 12;
  private static final Duration AGE = Duration.ofSeconds(3);

  private final Contracts contracts;
  private final PermittedRows rows;
  private final Clock clock;
  private List<Place> known = List.of();
  private Instant at = Instant.MIN;

  Places(Contracts contracts, PermittedRows rows, Clock clock) {
    this.contracts = contracts;
    this.rows = rows;
    this.clock = clock;
  }

  synchronized List<Place> newest() {
    Instant now = clock.instant();
    if (at.plus(AGE).isBefore(now)) {
      List<Place> places = new ArrayList<>();
      contracts.all().forEach(contract -> places.addAll(of(contract)));
      known = List.copyOf(places);
      at = now;
    }
    return known;
  }

  private List<Place> of(DataContract contract) {
    if (!contract.directory().open()
        || contract.column(Role.LONGITUDE).isEmpty()
        || contract.column(Role.LATITUDE).isEmpty()) {
      return List.of();
    }
    String order = contract.column(Role.EVENT_TIME).map(t -> t.name() + " desc").orElse(null);
    try {
      return places(
          rows.read(
              Subject.PUBLIC,
              Call.UNKNOWN,
              contract,
              new RowParameters(null, null, order, ROWS, null, null, null)));
    } catch (RuntimeException e) {
      // One table that cannot be read must not empty the map.
      log.warn("{} is not on the map: {}", contract.table(), e.toString());
      return List.of();
    }
  }

  private static List<Place> places(RowPage page) {
    DataContract contract = page.view().dataset();
    Map<List<Object>, List<Row>> things = new LinkedHashMap<>();
    for (@Nullable Object[] values : page.rows()) {
      Row row = new Row(page, values);
      if (row.get(Role.LONGITUDE) instanceof Number longitude
          && row.get(Role.LATITUDE) instanceof Number latitude) {
        List<Object> thing =
            List.of(
                longitude.doubleValue(),
                latitude.doubleValue(),
                Objects.requireNonNullElse(row.get(Role.LABEL), ""));
        things.computeIfAbsent(thing, t -> new ArrayList<>()).add(row);
      }
    }
    String english = contract.english();
    return things.entrySet().stream()
        .map(
            e -> {
              Row newest = e.getValue().get(0);
              Object at = newest.get(Role.EVENT_TIME);
              return Place.of(
                  (Double) e.getKey().get(0),
                  (Double) e.getKey().get(1),
                  new Place.Properties(
                      contract.id(),
                      contract.title(),
                      english == null ? contract.title() : english,
                      e.getKey().get(2).toString(),
                      at == null ? null : at.toString(),
                      readings(contract, e.getValue(), at)));
            })
        .toList();
  }

  /** One value for each thing measured there, of the newest moment it was measured at. */
  private static List<Reading> readings(
      DataContract contract, List<Row> rows, @Nullable Object newest) {
    Optional<Column> measure = contract.column(Role.MEASURE);
    if (measure.isEmpty()) {
      return List.of();
    }
    List<Column> kinds =
        contract.key().stream().skip(1).filter(c -> !c.has(Role.EVENT_TIME)).toList();
    Map<String, Reading> readings = new LinkedHashMap<>();
    for (Row row : rows) {
      Object value = row.get(Role.MEASURE);
      boolean current = newest == null || newest.equals(row.get(Role.EVENT_TIME));
      if (value != null && (current || kinds.isEmpty()) && readings.size() < READINGS) {
        String kind =
            kinds.isEmpty() ? measure.get().title() : String.valueOf(row.get(kinds.get(0).name()));
        readings.putIfAbsent(kind, new Reading(kind, value.toString(), measure.get().unit()));
      }
    }
    return List.copyOf(readings.values());
  }

  /** A row, its values found by role or by name. */
  private record Row(RowPage page, @Nullable Object[] values) {
    @Nullable Object get(Role role) {
      return page.view().column(role).map(c -> get(c.name())).orElse(null);
    }

    @Nullable Object get(String column) {
      for (int i = 0; i < values.length; i++) {
        if (page.columns().get(i).name().equals(column)) {
          return values[i];
        }
      }
      return null;
    }
  }
}
