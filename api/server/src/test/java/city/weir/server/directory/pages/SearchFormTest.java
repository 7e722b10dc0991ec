package city.weir.server.directory.pages;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.Audience;
import city.weir.catalog.Facet;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.catalog.SearchResult.FacetCount;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

class SearchFormTest {
  @Property
  void bringsWhateverIsSentIntoARequest(@ForAll String q, @ForAll String from) {
    MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
    sent.add("q", q);
    sent.add("from", from);
    SearchRequest request = SearchForm.of(sent).request(Audience.PARTNER);
    assertThat(q.strip()).startsWith(request.text());
  }

  @Test
  void keepsTextAndFiltersFromPageToPage() {
    SearchForm form =
        new SearchForm(
            "水位 & 100%", Map.of(Facet.UPDATE_CYCLE, Set.of("实时"), Facet.OPEN, Set.of("true")), 20);
    UriComponents address = UriComponentsBuilder.fromUriString(form.address(40)).build(true);
    MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
    address
        .getQueryParams()
        .forEach(
            (name, values) ->
                values.forEach(
                    v ->
                        sent.add(
                            name, UriUtils.decode(v, java.nio.charset.StandardCharsets.UTF_8))));
    assertThat(SearchForm.of(sent)).isEqualTo(new SearchForm(form.text(), form.filters(), 40));
  }

  @Test
  void leadsOnlyToPagesThatAreThere() {
    SearchView first = SearchView.of(new SearchForm("", Map.of(), 0), found(21), List.of());
    assertThat(first.before()).isNull();
    assertThat(first.after()).contains("from=20");
    SearchView last = SearchView.of(new SearchForm("", Map.of(), 20), found(21), List.of());
    assertThat(last.before()).contains("from=0");
    assertThat(last.after()).isNull();
  }

  @Test
  void showsWhatIsChosenEvenWhereNothingIsLeftOfIt() {
    SearchView view =
        SearchView.of(
            new SearchForm("", Map.of(Facet.KIND, Set.of("camera")), 0), found(1), List.of());
    assertThat(view.facets().get(0).values())
        .containsExactly(
            new SearchView.Value("camera", 0, true), new SearchView.Value("file", 1, false));
    assertThat(view.narrowed()).isTrue();
  }

  private static SearchResult found(long total) {
    return new SearchResult(
        total, List.of(), Map.of(Facet.KIND, List.of(new FacetCount("file", total))));
  }
}
