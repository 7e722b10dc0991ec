package city.weir.sharing.rows;

import city.weir.contract.Column;
import city.weir.contract.ColumnType;
import city.weir.contract.DataContract;
import city.weir.lake.AsOf;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.filter.Filter.Operator;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.filter.FilterParser;
import city.weir.sharing.view.View;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the parameters of one request. */
final class RowQueryParser {
  private final RowParameters parameters;
  private final View view;
  private final PageTokens tokens;

  RowQueryParser(RowParameters parameters, View view, PageTokens tokens) {
    this.parameters = parameters;
    this.view = view;
    this.tokens = tokens;
  }

  RowQuery parse() {
    Filter filter = Filter.and(filter(parameters.filter()), bbox(parameters.bbox()));
    List<View.Shown> select = select(parameters.select());
    List<RowQuery.Order> orderBy = orderBy(parameters.orderBy());
    AsOf asOf = AsOfText.parse(parameters.asOf());
    String fingerprint = fingerprint();
    Position after = null;
    if (parameters.pageToken() != null) {
      after = tokens.read(parameters.pageToken(), fingerprint);
      if (after.values().size() != orderBy.size()) {
        throw new QueryRefused(
            "pageToken", "What you may see has changed since the page before. Begin again");
      }
      asOf = new AsOf.Snapshot(after.snapshot());
    }
    return new RowQuery(
        filter, select, orderBy, limit(parameters.limit()), asOf, after, fingerprint);
  }

  private Filter filter(@Nullable String text) {
    if (text == null) {
      return Filter.EVERYTHING;
    }
    try {
      return FilterParser.parse(text, view.fields());
    } catch (FilterException e) {
      throw new QueryRefused("filter", String.valueOf(e.getMessage()));
    }
  }

  private List<View.Shown> select(@Nullable String text) {
    if (text == null) {
      return view.columns();
    }
    Map<String, View.Shown> columns = new LinkedHashMap<>();
    for (String name : text.split(",", -1)) {
      columns.put(name.strip(), column("select", name.strip()));
    }
    return List.copyOf(columns.values());
  }

  private List<RowQuery.Order> orderBy(@Nullable String text) {
    Map<String, RowQuery.Order> orders = new LinkedHashMap<>();
    if (text != null) {
      for (String part : text.split(",", -1)) {
        String[] words = part.strip().split("\\s+");
        String direction = words.length == 2 ? words[1].toLowerCase(Locale.ROOT) : "asc";
        if (words.length > 2 || !(direction.equals("asc") || direction.equals("desc"))) {
          throw new QueryRefused(
              "orderBy", "'%s' is not an order. Write for example: stage desc".formatted(part));
        }
        View.Shown column = column("orderBy", words[0]);
        orders.putIfAbsent(column.name(), new RowQuery.Order(column, direction.equals("desc")));
      }
    }
    for (View.Shown column : tieBreakers()) {
      orders.putIfAbsent(column.name(), new RowQuery.Order(column, false));
    }
    return List.copyOf(orders.values());
  }

  /** The key where it is seen whole, else every column: rows equal in all are interchangeable. */
  private List<View.Shown> tieBreakers() {
    List<View.Shown> key = new ArrayList<>();
    for (Column column : view.dataset().key()) {
      view.column(column.name()).filter(shown -> !shown.masked()).ifPresent(key::add);
    }
    boolean whole = !key.isEmpty() && key.size() == view.dataset().key().size();
    return whole ? key : view.columns();
  }

  private int limit(@Nullable String text) {
    if (text == null) {
      return RowQuery.USUAL_ROWS;
    }
    try {
      int limit = Integer.parseInt(text.strip());
      if (limit >= 1 && limit <= RowQuery.MOST_ROWS) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw badLimit(text);
    }
    throw badLimit(text);
  }

  private static QueryRefused badLimit(String text) {
    return new QueryRefused(
        "limit",
        "'%s' is not a limit. Write a number from 1 to %d, and take further pages by pageToken"
            .formatted(text, RowQuery.MOST_ROWS));
  }

  private Filter bbox(@Nullable String text) {
    if (text == null) {
      return Filter.EVERYTHING;
    }
    View.Shown longitude = view.column(Column.Role.LONGITUDE).orElseThrow(this::noPlace);
    View.Shown latitude = view.column(Column.Role.LATITUDE).orElseThrow(this::noPlace);
    String[] corners = text.split(",", -1);
    List<BigDecimal> degrees = new ArrayList<>();
    try {
      for (String corner : corners) {
        degrees.add(new BigDecimal(corner.strip()));
      }
    } catch (NumberFormatException e) {
      throw badBox(text);
    }
    if (degrees.size() != 4
        || degrees.get(0).compareTo(degrees.get(2)) > 0
        || degrees.get(1).compareTo(degrees.get(3)) > 0
        || degrees.stream().anyMatch(d -> d.precision() > 20 || Math.abs(d.scale()) > 20)) {
      throw badBox(text);
    }
    return new Filter.And(
        List.of(
            within(longitude, degrees.get(0), Operator.GREATER_OR_EQUAL),
            within(longitude, degrees.get(2), Operator.LESS_OR_EQUAL),
            within(latitude, degrees.get(1), Operator.GREATER_OR_EQUAL),
            within(latitude, degrees.get(3), Operator.LESS_OR_EQUAL)));
  }

  private static Filter within(View.Shown column, BigDecimal degree, Operator operator) {
    Object value =
        column.type() instanceof ColumnType.Floating ? (Object) degree.doubleValue() : degree;
    return new Filter.Compare(column.name(), operator, value);
  }

  private QueryRefused noPlace() {
    return new QueryRefused(
        "bbox", "%s shows no coordinates. Leave bbox out".formatted(view.dataset().id()));
  }

  private static QueryRefused badBox(String text) {
    return new QueryRefused(
        "bbox",
        "'%s' is not a box. Write west,south,east,north in degrees, such as 114.1,30.4,114.5,30.7"
            .formatted(text));
  }

  private View.Shown column(String parameter, String name) {
    return view.column(name)
        .orElseThrow(
            () ->
                new QueryRefused(
                    parameter,
                    "There is no column '%s'. The columns are: %s"
                        .formatted(name, String.join(", ", view.fields().types().keySet()))));
  }

  /** Equal for requests whose pages follow one another. */
  private String fingerprint() {
    DataContract dataset = view.dataset();
    String question =
        java.util.Arrays.asList(
                dataset.id(),
                parameters.filter(),
                parameters.select(),
                parameters.orderBy(),
                parameters.asOf(),
                parameters.bbox())
            .toString();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(question.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 22);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
