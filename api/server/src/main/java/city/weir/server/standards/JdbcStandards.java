package city.weir.server.standards;

import city.weir.catalog.standard.CodeList;
import city.weir.catalog.standard.DataElement;
import city.weir.catalog.standard.Edition;
import city.weir.catalog.standard.Edition.Stage;
import city.weir.catalog.standard.Standard;
import city.weir.catalog.standard.StandardStore;
import city.weir.server.database.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The city's own standards in the database. */
@Repository
class JdbcStandards implements StandardStore {
  private static final String INSERT =
      """
      insert into standard_edition
        (kind, id, number, stage, body, authors, judge, successor, note, changed_at)
      values (:kind, :id, :number, :stage, :body, :authors, :judge, :successor, :note, :changed)""";
  private static final String UPDATE =
      """
      update standard_edition set stage = :stage, body = :body, authors = :authors, judge = :judge,
        successor = :successor, note = :note, changed_at = :changed
      where kind = :kind and id = :id and number = :number and stage = :oldStage
        and changed_at = :oldChanged""";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  JdbcStandards(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  @Override
  public List<Edition> all() {
    return jdbc.sql("select * from standard_edition order by kind, id, number")
        .query(this::read)
        .list();
  }

  @Override
  public boolean save(@Nullable Edition expected, Edition updated) {
    if (expected != null) {
      return bind(UPDATE, updated)
              .param("oldStage", expected.stage().name())
              .param("oldChanged", Stored.moment(expected.at()))
              .update()
          == 1;
    }
    try {
      return bind(INSERT, updated).update() == 1;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  private StatementSpec bind(String sql, Edition edition) {
    Standard standard = edition.standard();
    return jdbc.sql(sql)
        .param("kind", standard.kind().name())
        .param("id", standard.id())
        .param("number", edition.number())
        .param("stage", edition.stage().name())
        .param("body", json.writeValueAsString(body(standard)))
        .param("authors", json.writeValueAsString(edition.authors()))
        .param("judge", edition.judge())
        .param("successor", edition.successor())
        .param("note", edition.note())
        .param("changed", Stored.moment(edition.at()));
  }

  private static Object body(Standard standard) {
    return standard instanceof DataElement element
        ? ElementBody.of(element)
        : ListBody.of((CodeList) standard);
  }

  private Edition read(ResultSet row, int number) throws SQLException {
    String id = row.getString("id");
    String body = row.getString("body");
    Standard standard =
        switch (Standard.Kind.valueOf(row.getString("kind"))) {
          case ELEMENT -> json.readValue(body, ElementBody.class).element(id);
          case LIST -> json.readValue(body, ListBody.class).list(id);
        };
    return new Edition(
        standard,
        row.getInt("number"),
        Stage.valueOf(row.getString("stage")),
        json.readValue(row.getString("authors"), new TypeReference<Set<String>>() {}),
        row.getString("judge"),
        row.getString("successor"),
        row.getString("note"),
        Objects.requireNonNull(Stored.moment(row, "changed_at")));
  }
}
