package city.weir.catalog.demand;

import city.weir.catalog.Audience;
import city.weir.catalog.Entry;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.catalog.demand.Candidate.Covered;
import city.weir.catalog.demand.Candidate.How;
import city.weir.catalog.demand.Candidate.Reason;
import city.weir.catalog.draft.Guide;
import city.weir.catalog.draft.Likeness;
import city.weir.catalog.standard.DataElement;
import city.weir.catalog.standard.Elements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds entries that may satisfy a wish, and says why. */
public final class Matching {
  /** So many are kept for one demand. */
  public static final int KEPT = 10;

  /** What has less is no candidate. */
  public static final int LEAST = 30;

  private static final int LOOKED_AT = 20;
  private static final int ITEMS = 60;
  private static final int TITLE = 20;
  private static final int THEME = 8;
  private static final int AREA = 7;
  private static final int CYCLE = 5;
  private static final double TITLE_ALIKE = 0.5;

  private final Function<SearchRequest, SearchResult> index;
  private final Function<String, Optional<Entry>> published;
  private final Elements elements;
  private final Guide guide;

  /**
   * @param index where published entries are searched
   * @param published the entry in force with an id
   */
  public Matching(
      Function<SearchRequest, SearchResult> index,
      Function<String, Optional<Entry>> published,
      Elements elements,
      Guide guide) {
    this.index = index;
    this.published = published;
    this.elements = elements;
    this.guide = guide;
  }

  /** The best candidates, the best first. */
  public List<Candidate> candidates(Wish wish) {
    Set<String> ids = new LinkedHashSet<>();
    Stream.concat(Stream.of(wish.title()), wish.items().stream())
        .map(words -> words.substring(0, Math.min(words.length(), SearchRequest.MAX_TEXT)))
        .forEach(
            words ->
                index
                    .apply(SearchRequest.of(words, Audience.PARTNER, LOOKED_AT))
                    .hits()
                    .forEach(hit -> ids.add(hit.id())));
    return best(
        ids.stream()
            .flatMap(id -> published.apply(id).stream())
            .flatMap(entry -> judge(wish, entry).stream()));
  }

  /** The entry as a candidate, unless it is none. */
  public Optional<Candidate> judge(Wish wish, Entry entry) {
    if (!Audience.PARTNER.mayKnowOf(entry)) {
      return Optional.empty();
    }
    List<Covered> covered = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String wanted : wish.items()) {
      cover(wanted, entry).ifPresentOrElse(covered::add, () -> missing.add(wanted));
    }
    double title = alike(wish.title(), entry.title());
    Set<Reason> reasons = reasons(wish, entry, title);
    double share = wish.items().isEmpty() ? 0 : (double) covered.size() / wish.items().size();
    double score =
        ITEMS * share
            + TITLE * title
            + (reasons.contains(Reason.THEME) ? THEME : 0)
            + (reasons.contains(Reason.AREA) ? AREA : 0)
            + (reasons.contains(Reason.CYCLE) ? CYCLE : 0);
    return score < LEAST || (covered.isEmpty() && !reasons.contains(Reason.TITLE))
        ? Optional.empty()
        : Optional.of(
            new Candidate(
                entry.id(),
                entry.title(),
                entry.provider(),
                (int) Math.round(score),
                covered,
                missing,
                reasons));
  }

  /** The best of them, the best first; ties in the order of ids. */
  static List<Candidate> best(Stream<Candidate> candidates) {
    return candidates
        .sorted(
            Comparator.comparingInt(Candidate::score).reversed().thenComparing(Candidate::entry))
        .limit(KEPT)
        .toList();
  }

  private Optional<Covered> cover(String wanted, Entry entry) {
    Optional<DataElement> element = elements.named(wanted);
    return entry.items().stream()
        .flatMap(
            item ->
                how(wanted, element.map(DataElement::id).orElse(null), item)
                    .map(how -> new Covered(wanted, item.name(), item.title(), how))
                    .stream())
        .min(Comparator.comparing(Covered::how));
  }

  private Optional<How> how(String wanted, @Nullable String element, Entry.Item item) {
    if (element != null && (element.equals(item.element()) || is(element, item))) {
      return Optional.of(How.ELEMENT);
    }
    String key = Likeness.key(wanted);
    Set<String> names =
        Stream.of(item.name(), item.title(), item.english())
            .filter(Objects::nonNull)
            .map(name -> Likeness.key(Objects.requireNonNull(name)))
            .collect(Collectors.toSet());
    if (names.contains(key)) {
      return Optional.of(How.NAME);
    }
    // Not the other way: who wants the warning level has no use for any level.
    return names.stream().anyMatch(name -> part(key, name))
        ? Optional.of(How.ALIKE)
        : Optional.empty();
  }

  /** Whether an item that names no element, or names it otherwise, is of that element. */
  private boolean is(String element, Entry.Item item) {
    String written = item.element();
    return elements
        .named(written == null ? item.title() : written)
        .filter(of -> of.id().equals(element))
        .isPresent();
  }

  /** A name of one character, or of two Latin letters, is part of too much to mean anything. */
  private static boolean part(String shorter, String longer) {
    boolean latin = shorter.chars().allMatch(c -> c < 0x250);
    return shorter.length() >= (latin ? 4 : 2) && longer.contains(shorter);
  }

  private Set<Reason> reasons(Wish wish, Entry entry, double title) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    if (title >= TITLE_ALIKE) {
      reasons.add(Reason.TITLE);
    }
    String theme = wish.theme();
    if (theme != null
        && entry.category().stream()
            .anyMatch(level -> level.contains(theme) || theme.contains(level))) {
      reasons.add(Reason.THEME);
    }
    if (covers(entry.area(), wish.area())) {
      reasons.add(Reason.AREA);
    }
    if (wish.cycle() != null && asOften(entry.updateCycle(), wish.cycle())) {
      reasons.add(Reason.CYCLE);
    }
    return reasons;
  }

  /** Whether {@code wide} is the area {@code wanted}, or one that has it: 420100 has 420103. */
  private static boolean covers(@Nullable String wide, @Nullable String wanted) {
    return wide != null && wanted != null && wanted.startsWith(wide.replaceFirst("(00){1,2}$", ""));
  }

  private boolean asOften(String has, String wanted) {
    List<String> cycles = guide.cycles();
    int of = guide.cycle(has).map(cycles::indexOf).orElse(-1);
    return of >= 0 && of <= guide.cycle(wanted).map(cycles::indexOf).orElse(-1);
  }

  /** Dice's coefficient over pairs of characters: 1 for the same, 0 for nothing in common. */
  static double alike(String a, String b) {
    Set<String> one = pairs(a);
    Set<String> other = pairs(b);
    if (one.isEmpty() || other.isEmpty()) {
      return Likeness.key(a).equals(Likeness.key(b)) ? 1 : 0;
    }
    long common = one.stream().filter(other::contains).count();
    return 2.0 * common / (one.size() + other.size());
  }

  private static Set<String> pairs(String text) {
    String key = Likeness.key(text).toLowerCase(Locale.ROOT);
    Set<String> pairs = new LinkedHashSet<>();
    for (int i = 0; i + 2 <= key.length(); i++) {
      pairs.add(key.substring(i, i + 2));
    }
    return pairs;
  }
}
