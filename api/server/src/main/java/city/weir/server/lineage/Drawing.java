package city.weir.server.lineage;

import city.weir.catalog.lineage.ColumnLink;
import city.weir.catalog.lineage.Trail.Link;
import city.weir.catalog.lineage.Trail.Seen;
import city.weir.catalog.lineage.Trail.Stop;
import city.weir.contract.TableName;
import city.weir.contract.derivation.ColumnName;
import city.weir.contract.derivation.Manner;
import city.weir.server.lineage.Picture.Box;
import city.weir.server.lineage.Picture.Line;
import city.weir.server.lineage.Picture.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkConnectableShape;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.jspecify.annotations.Nullable;

/** Lays out one picture: layers from left to right, as data flows. */
final class Drawing {
  static final int WIDTH = 216;
  static final int HEAD = 60;
  static final int ROW = 26;

  /** Columns shown of one table at most. */
  static final int MOST_ROWS = 60;

  private final ElkNode root = ElkGraphUtil.createGraph();
  private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
  private final Map<String, List<Row>> rows = new HashMap<>();
  private final Map<String, ElkPort> ports = new HashMap<>();
  private final Map<ElkEdge, String> kinds = new LinkedHashMap<>();
  private final Lineage lineage;
  private final Map<TableName, String> stops;

  private Drawing(Lineage lineage) {
    this.lineage = lineage;
    this.stops =
        lineage.trail().seen().stream()
            .filter(seen -> seen.node().table() != null)
            .collect(
                Collectors.toMap(seen -> seen.node().table(), Seen::id, (first, other) -> first));
    root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(CoreOptions.SPACING_NODE_NODE, 22.0);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 44.0);
    root.setProperty(CoreOptions.PADDING, new ElkPadding(6));
  }

  /**
   * @param open ids of the datasets whose columns are shown
   * @param column the column that was asked for: of all datasets only what it is linked to is
   *     shown, then
   */
  static Picture of(Lineage lineage, Set<String> open, @Nullable String column) {
    Drawing drawing = new Drawing(lineage);
    drawing.lineage.trail().stops().forEach(stop -> drawing.add(stop, open, column));
    Set<String> drawn = drawing.linkColumns();
    drawing.linkStops(drawn);
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    new RecursiveGraphLayoutEngine().layout(drawing.root, new BasicProgressMonitor());
    return drawing.picture();
  }

  private void add(Stop stop, Set<String> open, @Nullable String column) {
    List<Row> shown = shown(stop, open, column);
    ElkNode node = ElkGraphUtil.createNode(root);
    node.setDimensions(WIDTH, HEAD + (double) ROW * shown.size());
    nodes.put(stop.id(), node);
    rows.put(stop.id(), shown);
    if (!shown.isEmpty()) {
      node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
      double y = HEAD + ROW / 2.0;
      for (Row row : shown) {
        port(node, stop.id() + "<" + row.column(), PortSide.WEST, y);
        port(node, stop.id() + ">" + row.column(), PortSide.EAST, y);
        y += ROW;
      }
      // Edges of the whole table end at its head.
      port(node, stop.id() + "<", PortSide.WEST, HEAD / 2.0);
      port(node, stop.id() + ">", PortSide.EAST, HEAD / 2.0);
    }
  }

  private void port(ElkNode node, String key, PortSide side, double y) {
    ElkPort port = ElkGraphUtil.createPort(node);
    port.setProperty(CoreOptions.PORT_SIDE, side);
    port.setLocation(side == PortSide.WEST ? 0 : WIDTH, y);
    ports.put(key, port);
  }

  private List<Row> shown(Stop stop, Set<String> open, @Nullable String column) {
    if (!(stop instanceof Seen seen) || seen.node().table() == null) {
      return List.of();
    }
    Set<String> linked = lineage.columns().columns().getOrDefault(seen.node().table(), Set.of());
    boolean start = stop.id().equals(lineage.start().id());
    List<String> names = lineage.names().getOrDefault(stop.id(), linked.stream().toList());
    return names.stream()
        .filter(
            name ->
                column == null
                    ? open.contains(stop.id())
                    : linked.contains(name) || (start && name.equals(column)))
        .map(name -> new Row(name, start && name.equals(column)))
        .limit(MOST_ROWS)
        .toList();
  }

  /** Draws what can be drawn from column to column; gives the pairs of stops so linked. */
  private Set<String> linkColumns() {
    Set<String> drawn = new HashSet<>();
    lineage.columns().links().stream()
        .sorted(Comparator.comparing(ColumnLink::to).thenComparing(ColumnLink::from))
        .forEach(
            link -> {
              ElkPort from = port(link.from(), ">");
              ElkPort to = port(link.to(), "<");
              if (from != null && to != null) {
                boolean flows = link.manners().stream().anyMatch(Manner::direct);
                edge(from, to, flows ? "column" : "steer");
                drawn.add(stops.get(link.from().table()) + " " + stops.get(link.to().table()));
              }
            });
    return drawn;
  }

  private @Nullable ElkPort port(ColumnName column, String side) {
    return ports.get(stops.get(column.table()) + side + column.column());
  }

  private void linkStops(Set<String> drawn) {
    for (Link link : lineage.trail().links()) {
      if (!drawn.contains(link.from() + " " + link.to())) {
        edge(
            end(link.from(), ">"),
            end(link.to(), "<"),
            link.uses().isEmpty() ? "derivation" : "use");
      }
    }
  }

  private ElkConnectableShape end(String stop, String side) {
    ElkPort port = ports.get(stop + side);
    if (port != null) {
      return port;
    }
    ElkNode node = nodes.get(stop);
    if (node == null) {
      throw new IllegalStateException("A link ends at '%s', which is no stop".formatted(stop));
    }
    return node;
  }

  private void edge(ElkConnectableShape from, ElkConnectableShape to, String kind) {
    kinds.put(ElkGraphUtil.createSimpleEdge(from, to), kind);
  }

  private Picture picture() {
    List<Box> boxes = new ArrayList<>();
    for (Stop stop : lineage.trail().stops()) {
      ElkNode node = nodes.get(stop.id());
      List<Row> shown = rows.getOrDefault(stop.id(), List.of());
      if (node != null) {
        int all = lineage.names().getOrDefault(stop.id(), List.of()).size();
        boxes.add(
            new Box(
                stop,
                (int) Math.round(node.getX()),
                (int) Math.round(node.getY()),
                (int) Math.round(node.getWidth()),
                (int) Math.round(node.getHeight()),
                shown,
                shown.size() == MOST_ROWS ? all - MOST_ROWS : 0));
      }
    }
    List<Line> lines = new ArrayList<>();
    kinds.forEach((edge, kind) -> edge.getSections().forEach(s -> lines.add(line(s, kind))));
    return new Picture(
        (int) Math.ceil(root.getWidth()), (int) Math.ceil(root.getHeight()), boxes, lines);
  }

  private static Line line(ElkEdgeSection section, String kind) {
    StringBuilder path = new StringBuilder();
    path.append("M").append(point(section.getStartX(), section.getStartY()));
    section.getBendPoints().forEach(p -> path.append(" L").append(point(p.getX(), p.getY())));
    path.append(" L").append(point(section.getEndX(), section.getEndY()));
    return new Line(path.toString(), kind);
  }

  private static String point(double x, double y) {
    return String.format(Locale.ROOT, "%.1f %.1f", x, y);
  }
}
