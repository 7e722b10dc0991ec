package city.weir.server.grading;

import city.weir.catalog.grading.exception.ExceptionStore;
import city.weir.catalog.grading.exception.GradeException;
import city.weir.catalog.grading.exception.GradeException.Input;
import city.weir.catalog.grading.exception.GradeException.State;
import city.weir.contract.Grade;
import city.weir.contract.GradeReason.Because;
import city.weir.contract.TableName;
import city.weir.server.database.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Exceptions in the database. */
@Repository
class JdbcExceptions implements ExceptionStore {
  private final JdbcClient jdbc;

  JdbcExceptions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<GradeException> find(String id) {
    return jdbc.sql("select * from grade_exception where id = :id")
        .param("id", id)
        .query(JdbcExceptions::read)
        .optional();
  }

  @Override
  public boolean add(GradeException asked, @Nullable String callKey) {
    try {
      insert(asked, callKey);
      return true;
    } catch (DuplicateKeyException e) {
      if (callKey == null) {
        throw e;
      }
      return false;
    }
  }

  private void insert(GradeException asked, @Nullable String callKey) {
    jdbc.sql(
            """
            insert into grade_exception (id, dataset, column_name, grade, because, why, inputs,
              until_day, state, asked_by, asked_at, asked_words, call_key)
            values (:id, :dataset, :column, :grade, :because, :why, :inputs, :until, :state,
              :askedBy, :askedAt, :askedWords, :key)""")
        .param("id", asked.id())
        .param("dataset", asked.dataset())
        .param("column", asked.column())
        .param("grade", asked.grade().name())
        .param("because", asked.because().name())
        .param("why", asked.why())
        .param("inputs", written(asked.inputs()))
        .param("until", asked.until())
        .param("state", asked.state().name())
        .param("askedBy", asked.asked().by())
        .param("askedAt", Stored.moment(asked.asked().at()))
        .param("askedWords", asked.asked().words())
        .param("key", callKey)
        .update();
  }

  @Override
  public Optional<GradeException> askedUnder(String asker, String callKey) {
    return jdbc.sql("select * from grade_exception where asked_by = :asker and call_key = :key")
        .param("asker", asker)
        .param("key", callKey)
        .query(JdbcExceptions::read)
        .optional();
  }

  @Override
  public boolean replace(GradeException before, GradeException after) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("id", before.id());
    values.put("was", before.state().name());
    values.put("is", after.state().name());
    StoredActs.put("decided", after.decided(), values);
    StoredActs.put("ended", after.ended(), values);
    return jdbc.sql(
                """
                update grade_exception set state = :is,
                  decided_by = :decidedBy, decided_at = :decidedAt, decided_words = :decidedWords,
                  ended_by = :endedBy, ended_at = :endedAt, ended_words = :endedWords
                where id = :id and state = :was""")
            .params(values)
            .update()
        == 1;
  }

  @Override
  public List<GradeException> list(
      @Nullable Set<String> datasets, @Nullable State state, @Nullable String before, int most) {
    if (datasets != null && datasets.isEmpty()) {
      return List.of();
    }
    Map<String, Object> values = new HashMap<>();
    StringBuilder where = new StringBuilder("where 1 = 1");
    if (datasets != null) {
      where.append(" and dataset in (:datasets)");
      values.put("datasets", datasets);
    }
    if (state != null) {
      where.append(" and state = :state");
      values.put("state", state.name());
    }
    if (before != null) {
      where.append(" and id < :before");
      values.put("before", before);
    }
    return jdbc.sql(
            "select * from grade_exception %s order by id desc limit %d".formatted(where, most))
        .params(values)
        .query(JdbcExceptions::read)
        .list();
  }

  private static String written(List<Input> inputs) {
    return inputs.stream()
        .map(i -> "%s/%s/%s".formatted(i.table(), i.column(), i.grade().name()))
        .collect(Collectors.joining(","));
  }

  private static List<Input> inputs(String written) {
    return Arrays.stream(written.split(","))
        .map(each -> each.split("/"))
        .map(p -> new Input(TableName.parse(p[0]), p[1], Grade.valueOf(p[2])))
        .toList();
  }

  private static GradeException read(ResultSet row, int number) throws SQLException {
    return new GradeException(
        row.getString("id"),
        row.getString("dataset"),
        row.getString("column_name"),
        Grade.valueOf(row.getString("grade")),
        Because.valueOf(row.getString("because")),
        row.getString("why"),
        inputs(row.getString("inputs")),
        row.getObject("until_day", LocalDate.class),
        State.valueOf(row.getString("state")),
        Objects.requireNonNull(StoredActs.read(row, "asked")),
        StoredActs.read(row, "decided"),
        StoredActs.read(row, "ended"));
  }
}
