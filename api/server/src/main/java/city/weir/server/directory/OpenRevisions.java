package city.weir.server.directory;

import city.weir.catalog.State;
import city.weir.catalog.lifecycle.Life;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Entries that are being written or judged, in the database, by who wrote in them. */
@Repository
class OpenRevisions {
  private static final String LAST_ACT =
      """
      (select s.act from directory_step s where s.entry = e.id and s.act <> 'COMMENT'
       order by s.number desc limit 1)""";

  private final JdbcClient jdbc;

  OpenRevisions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What lies on a pile of {@code person}, in the order of ids, after {@code after}. */
  List<Life> on(Pile pile, String person, @Nullable String after, int most) {
    return jdbc.sql(LifeRows.SELECT + where(pile) + "and e.id > :after" + LifeRows.PAGE)
        .params(values(pile, person))
        .param("after", after == null ? "" : after)
        .param("most", most)
        .query(LifeRows::life)
        .list();
  }

  /** How many {@link #on} would list in all. */
  long count(Pile pile, String person) {
    return jdbc.sql(
            """
            select count(*) from directory_entry e
            join directory_revision r on r.entry = e.id and r.number = e.latest
            """
                + where(pile))
        .params(values(pile, person))
        .query(Long.class)
        .single();
  }

  private static String where(Pile pile) {
    String wrote = pile.own() ? "> 0" : "= 0";
    String last =
        switch (pile) {
          case RETURNED -> "and %s = 'RETURN' ".formatted(LAST_ACT);
          case DRAFTS -> "and %s <> 'RETURN' ".formatted(LAST_ACT);
          case JUDGE, PUBLISH, OTHERS -> "";
        };
    return "where e.state in (:states) and position(:person in r.authors) %s %s"
        .formatted(wrote, last);
  }

  private static Map<String, Object> values(Pile pile, String person) {
    return Map.of(
        "states",
        pile.states().stream().map(State::name).toList(),
        "person",
        DraftText.quoted(person));
  }
}
