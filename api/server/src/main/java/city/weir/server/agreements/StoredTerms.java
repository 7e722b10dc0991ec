package city.weir.server.agreements;

import city.weir.contract.Grade;
import city.weir.contract.Mask;
import city.weir.contract.Origin.Way;
import city.weir.sharing.policy.Hours;
import city.weir.sharing.policy.Masks;
import city.weir.sharing.policy.Terms;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Terms as they stand in the database: JSON. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredTerms(
    SortedSet<Way> ways,
    SortedSet<String> columns,
    @Nullable String rows,
    SortedMap<String, String> masks,
    Instant from,
    @Nullable Instant until,
    SortedSet<String> networks,
    @Nullable String hours,
    @Nullable Integer callsPerDay,
    Grade clearance) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static String write(Terms terms) {
    SortedMap<String, String> masks = new TreeMap<>();
    terms.masks().forEach((column, mask) -> masks.put(column, Masks.write(mask)));
    Hours hours = terms.hours();
    return JSON.writeValueAsString(
        new StoredTerms(
            new TreeSet<>(terms.ways()),
            new TreeSet<>(terms.columns()),
            terms.rows(),
            masks,
            terms.from(),
            terms.until(),
            new TreeSet<>(terms.networks()),
            hours == null ? null : hours.toString(),
            terms.callsPerDay(),
            terms.clearance()));
  }

  static Terms read(String text) {
    StoredTerms stored = JSON.readValue(text, StoredTerms.class);
    Map<String, Mask> masks =
        stored.masks().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> Masks.read(e.getValue())));
    String hours = stored.hours();
    return new Terms(
        stored.ways(),
        stored.columns(),
        stored.rows(),
        masks,
        stored.from(),
        stored.until(),
        stored.networks(),
        hours == null ? null : Hours.parse(hours),
        stored.callsPerDay(),
        stored.clearance());
  }
}
