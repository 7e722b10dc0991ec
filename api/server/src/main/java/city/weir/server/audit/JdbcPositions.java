package city.weir.server.audit;

import city.weir.sharing.audit.Hash;
import city.weir.sharing.audit.chain.Head;
import city.weir.sharing.audit.chain.Positions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the audit's chain has come, in the database. */
@Repository
class JdbcPositions implements Positions {
  private static final String SEALED = "SEALED";
  private static final String WITNESSED = "WITNESSED";

  private final JdbcClient jdbc;

  JdbcPositions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Marks read() {
    return new Marks(read(SEALED), read(WITNESSED));
  }

  private Head read(String kind) {
    return jdbc.sql("select sequence, hash from audit_position where kind = :kind")
        .param("kind", kind)
        .query(
            (row, number) -> new Head(row.getLong("sequence"), Hash.parse(row.getString("hash"))))
        .optional()
        .orElse(Head.START);
  }

  @Override
  public void sealed(Head head) {
    write(SEALED, head);
  }

  @Override
  public void witnessed(Head head) {
    write(WITNESSED, head);
  }

  private void write(String kind, Head head) {
    if (write(
            "update audit_position set sequence = :sequence, hash = :hash where kind = :kind",
            kind,
            head)
        == 0) {
      write(
          "insert into audit_position (kind, sequence, hash) values (:kind, :sequence, :hash)",
          kind,
          head);
    }
  }

  private int write(String sql, String kind, Head head) {
    return jdbc.sql(sql)
        .param("kind", kind)
        .param("sequence", head.sequence())
        .param("hash", head.hash().toString())
        .update();
  }
}
