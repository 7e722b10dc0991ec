package city.weir.sharing.rows;

import city.weir.contract.Column;
import city.weir.contract.ColumnType;
import city.weir.contract.DataContract;
import city.weir.lake.AsOf;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.filter.Filter.Operator;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.filter.FilterParser;
import city.weir.sharing.view.SecuredRelation;
import city.weir.sharing.view.View;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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
    Grouping grouping =
        new GroupingParser(view, name -> column("groupBy, aggregate", name))
            .parse(parameters.groups());
    List<Field> select = select(grouping, parameters.select());
    List<RowQuery.Order> orderBy = orderBy(grouping, parameters.orderBy());
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
        filter, grouping, select, orderBy, limit(parameters.limit()), asOf, after, fingerprint);
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

  private List<Field> select(@Nullable Grouping grouping, @Nullable String text) {
    List<Field> all = grouping == null ? Field.of(view.columns()) : grouping.fields();
    if (text == null) {
      return all;
    }
    Map<String, Field> columns = new LinkedHashMap<>();
    for (String name : text.split(",", -1)) {
      columns.put(name.strip(), field("select", name.strip(), all));
    }
    return List.copyOf(columns.values());
  }

  private List<RowQuery.Order> orderBy(@Nullable Grouping grouping, @Nullable String text) {
    if (text == null && grouping == null && placed()) {
      return RowQuery.STORED;
    }
    List<Field> all = grouping == null ? Field.of(view.columns()) : grouping.fields();
    Map<String, RowQuery.Order> orders = new LinkedHashMap<>();
    if (text != null) {
      for (String part : text.split(",", -1)) {
        String[] words = part.strip().split("\\s+");
        String direction = words.length == 2 ? words[1].toLowerCase(Locale.ROOT) : "asc";
        if (words.length > 2 || !(direction.equals("asc") || direction.equals("desc"))) {
          throw new QueryRefused(
              "orderBy", "'%s' is not an order. Write for example: stage desc".formatted(part));
        }
        Field column = field("orderBy", words[0], all);
        orders.putIfAbsent(column.name(), new RowQuery.Order(column, direction.equals("desc")));
      }
    }
    List<Field> rest =
        grouping == null
            ? Field.of(tieBreakers())
            : grouping.by().stream().map(Grouping.Term::field).toList();
    for (Field column : rest.isEmpty() ? all : rest) {
      orders.putIfAbsent(column.name(), new RowQuery.Order(column));
    }
    return List.copyOf(orders.values());
  }

  /** Unless the dataset has a column of its own under the name the engine knows places by. */
  private boolean placed() {
    return view.dataset().columns().stream()
        .noneMatch(c -> SecuredRelation.ENGINE_PLACES.contains(c.name()));
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
    field(parameter, name, Field.of(view.columns()));
    return view.column(name).orElseThrow();
  }

  private static Field field(String parameter, String name, List<Field> all) {
    return all.stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new QueryRefused(
                    parameter,
                    "There is no column '%s'. The columns are: %s"
                        .formatted(
                            name,
                            all.stream().map(Field::name).collect(Collectors.joining(", ")))));
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
                parameters.bbox(),
                parameters.groups())
            .toString();
    return Versions.of(question);
  }
}
