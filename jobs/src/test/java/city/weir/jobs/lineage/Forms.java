package city.weir.jobs.lineage;

import java.util.List;

/**
 * Queries over {@code reading(station, place, hour, stage, flow, tags)} and {@code gauge(station,
 * name, warning, district)}, in the forms that models are written in.
 */
final class Forms {
  /** Each ends in an order that makes its answer the same every time. */
  static final List<String> ALL =
      List.of(
          "SELECT station, stage FROM reading",
          "SELECT upper(station) AS s, stage * 2 + hour AS x FROM reading",
          "SELECT station, CAST(stage AS decimal(8,1)) AS stage, CAST(hour AS bigint) AS hour FROM reading",
          "SELECT station, 1 AS one, 'x' AS x, current_database() AS d FROM reading",
          "SELECT station FROM reading WHERE stage > 15",
          "SELECT hour FROM reading WHERE station LIKE 'h%' AND flow IS NOT NULL",
          "SELECT CASE WHEN flow > 200 THEN stage ELSE hour END AS v FROM reading",
          "SELECT if(hour > 9, place, 'none') AS v FROM reading",
          "SELECT coalesce(flow, stage) AS v, nullif(place, station) AS n FROM reading",
          "SELECT CASE WHEN stage > 15 THEN stage END AS high FROM reading",
          "SELECT station, max(stage) AS top, count(*) AS n FROM reading GROUP BY station",
          "SELECT count(*) AS n FROM reading",
          "SELECT count(flow) AS n, avg(flow) AS mean FROM reading",
          "SELECT sum(flow) FILTER (WHERE hour > 8) AS late FROM reading",
          "SELECT station, max_by(place, hour) AS last FROM reading GROUP BY station",
          "SELECT station, max(stage) AS top FROM reading GROUP BY station HAVING count(flow) > 1",
          "SELECT count(DISTINCT place) AS places FROM reading",
          "SELECT hour + 1 AS h, min(stage) AS low FROM reading GROUP BY hour + 1",
          "SELECT station, place, sum(flow) AS f FROM reading GROUP BY ROLLUP (station, place)",
          "SELECT station, hour, sum(flow) AS f FROM reading GROUP BY GROUPING SETS ((station), (hour))",
          "SELECT r.stage, g.name FROM reading r JOIN gauge g ON r.station = g.station",
          "SELECT r.stage, g.name FROM reading r LEFT JOIN gauge g USING (station)",
          "SELECT station, stage, name FROM reading NATURAL JOIN gauge",
          "SELECT r.stage - g.warning AS over FROM reading r, gauge g WHERE r.station = g.station",
          "SELECT a.stage, b.stage AS other FROM reading a JOIN reading b ON a.station = b.station AND a.hour < b.hour",
          "SELECT stage FROM reading r LEFT SEMI JOIN gauge g ON r.station = g.station AND g.warning > 15",
          "SELECT stage FROM reading r LEFT ANTI JOIN gauge g ON r.station = g.station",
          "SELECT station FROM reading UNION ALL SELECT name FROM gauge",
          "SELECT station, place FROM reading UNION SELECT name, district FROM gauge",
          "SELECT station FROM reading INTERSECT SELECT station FROM gauge",
          "SELECT station FROM reading EXCEPT SELECT station FROM gauge WHERE warning > 15",
          "SELECT DISTINCT place FROM reading",
          "SELECT station, row_number() OVER (PARTITION BY station ORDER BY hour) AS place FROM reading",
          "SELECT stage - lag(stage) OVER (PARTITION BY station ORDER BY hour) AS rise FROM reading",
          "SELECT sum(flow) OVER (PARTITION BY place) AS f, hour FROM reading",
          "SELECT stage FROM (SELECT *, rank() OVER (ORDER BY hour DESC, station) AS k FROM reading) WHERE k = 1",
          "SELECT station, t FROM reading LATERAL VIEW explode(split(tags, ' ')) x AS t",
          "SELECT explode(split(tags, ' ')) AS t, hour FROM reading",
          "WITH high AS (SELECT station, stage AS s FROM reading WHERE stage > 14) SELECT s, name FROM high JOIN gauge ON high.station = gauge.station",
          "WITH a AS (SELECT station, flow AS v FROM reading), b AS (SELECT station, sum(v) AS total FROM a GROUP BY station) SELECT x.total, y.v FROM b x JOIN a y ON x.station = y.station",
          "SELECT station, (SELECT max(warning) FROM gauge) AS top FROM reading",
          "SELECT station, (SELECT max(g.warning) FROM gauge g WHERE g.station = r.station) AS w FROM reading r",
          "SELECT stage FROM reading r WHERE EXISTS (SELECT 1 FROM gauge g WHERE g.station = r.station AND g.warning > 15)",
          "SELECT stage FROM reading WHERE station IN (SELECT station FROM gauge WHERE district = 'w')",
          "SELECT stage FROM reading WHERE stage > (SELECT avg(warning) FROM gauge)",
          "SELECT r.hour, x.w FROM reading r, LATERAL (SELECT g.warning + r.stage AS w FROM gauge g WHERE g.station = r.station) x",
          "SELECT stage FROM reading ORDER BY hour DESC, station LIMIT 2",
          "SELECT * FROM (SELECT station, hour, flow FROM reading) PIVOT (sum(flow) FOR hour IN (8, 9))",
          "SELECT station, kind, v FROM (SELECT station, stage, CAST(hour AS double) AS h FROM reading) UNPIVOT (v FOR kind IN (stage, h))",
          "SELECT named_struct('a', stage, 'b', place).b AS b, transform(split(tags, ' '), t -> concat(t, station)) AS ts FROM reading",
          "SELECT station, array_join(sort_array(collect_list(CASE WHEN hour > 8 THEN place END)), ' ') AS ps FROM reading GROUP BY station",
          "SELECT v.a, r.stage FROM reading r JOIN VALUES ('hankou', 1), ('wuchang', 2) AS v(s, a) ON v.s = r.station");

  private Forms() {}
}
