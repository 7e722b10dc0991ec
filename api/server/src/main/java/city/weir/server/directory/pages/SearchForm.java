package city.weir.server.directory.pages;

import city.weir.catalog.Audience;
import city.weir.catalog.Facet;
import city.weir.catalog.SearchRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the search page asks, as its address says it. Whatever is out of range is brought into it:
 * addresses are kept and typed by people.
 *
 * @param filters chosen values of facets
 * @param from how many hits to pass over
 */
record SearchForm(String text, Map<Facet, Set<String>> filters, int from) {
  static final int PAGE = 20;
  private static final String FROM = "from";

  SearchForm {
    filters = Map.copyOf(filters);
  }

  static SearchForm of(MultiValueMap<String, String> sent) {
    String q = sent.getFirst("q");
    String text = q == null ? "" : q.strip();
    Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      List<String> values = new ArrayList<>(sent.getOrDefault(word(facet), List.of()));
      values.removeIf(String::isBlank);
      if (!values.isEmpty()) {
        filters.put(facet, new LinkedHashSet<>(values));
      }
    }
    return new SearchForm(
        text.substring(0, Math.min(text.length(), SearchRequest.MAX_TEXT)),
        filters,
        from(sent.getFirst(FROM)));
  }

  /** Name of a facet in addresses, such as {@code update-cycle}. */
  static String word(Facet facet) {
    return facet.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  SearchRequest request(Audience audience) {
    return new SearchRequest(text, filters, audience, from, PAGE);
  }

  /** Where the same is found from another hit on. */
  String address(int otherFrom) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/console/directory");
    address.queryParam("q", "{q}");
    Map<String, Object> values = new HashMap<>(Map.of("q", text));
    filters.forEach(
        (facet, chosen) -> {
          for (String each : chosen) {
            String name = "v" + values.size();
            values.put(name, each);
            address.queryParam(word(facet), "{" + name + "}");
          }
        });
    address.queryParam(FROM, otherFrom);
    return address.encode().buildAndExpand(values).toUriString();
  }

  private static int from(@org.jspecify.annotations.Nullable String text) {
    return text != null && text.matches("[0-9]{1,5}")
        ? Math.min(Integer.parseInt(text), SearchRequest.MAX_OFFSET)
        : 0;
  }
}
