package city.weir.sharing.masking;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.ColumnType;
import city.weir.contract.Mask;
import city.weir.sharing.rows.Cells;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Every mask gives the same as SQL and as a function, and shows nothing it should not. */
class MaskingTest {
  private static final Masking MASKING = new Masking("a salt of 16 bytes".getBytes());
  private static @Nullable Connection duck;

  @BeforeContainer
  static void open() throws SQLException {
    duck = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = duck.createStatement()) {
      statement.execute("SET TimeZone='America/New_York'");
    }
  }

  @AfterContainer
  static void close() throws SQLException {
    if (duck != null) {
      duck.close();
    }
  }

  record Case(ColumnType type, Object value) {}

  @Provide
  Arbitrary<Mask> masks() {
    return Arbitraries.oneOf(
        Arbitraries.of(new Mask.Remove(), new Mask.Hash()),
        Combinators.combine(
                Arbitraries.integers().between(0, 6), Arbitraries.integers().between(0, 6))
            .as(Mask.Partial::new),
        Arbitraries.of(0.25, 0.5, 1.0, 5.0, 7.0, 1000.0).map(Mask.Generalise::new),
        Arbitraries.integers().between(0, 5).map(Mask.Blur::new));
  }

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<Long> seconds = Arbitraries.longs().between(-8_000_000_000L, 8_000_000_000L);
    Arbitrary<Integer> micros = Arbitraries.integers().between(0, 999_999);
    return Arbitraries.oneOf(
        Arbitraries.strings()
            .withChars("013abc中文医院\uD83D\uDE00 '\"\\*é".toCharArray())
            .ofMaxLength(14)
            .filter(MaskingTest::whole)
            .map(v -> new Case(new ColumnType.Text(), v)),
        Arbitraries.longs().map(v -> new Case(new ColumnType.Whole(), v)),
        Arbitraries.bigIntegers()
            .between(BigInteger.valueOf(-99_999_999), BigInteger.valueOf(99_999_999))
            .map(v -> new Case(new ColumnType.Exact(8, 3), new BigDecimal(v, 3))),
        Arbitraries.doubles().between(-1e9, 1e9).map(v -> new Case(new ColumnType.Floating(), v)),
        Arbitraries.of(true, false).map(v -> new Case(new ColumnType.Truth(), v)),
        Arbitraries.longs()
            .between(-90_000, 90_000)
            .map(v -> new Case(new ColumnType.Day(), LocalDate.ofEpochDay(v))),
        Combinators.combine(seconds, micros)
            .as(
                (s, m) ->
                    new Case(
                        new ColumnType.Moment(),
                        Instant.ofEpochSecond(s, m * 1000L).atOffset(ZoneOffset.UTC))),
        Combinators.combine(seconds, micros)
            .as(
                (s, m) ->
                    new Case(
                        new ColumnType.LocalMoment(),
                        LocalDateTime.ofEpochSecond(s, m * 1000, ZoneOffset.UTC))));
  }

  /** Half a surrogate pair is no text. */
  private static boolean whole(String text) {
    return text.equals(
        new String(
            text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            java.nio.charset.StandardCharsets.UTF_8));
  }

  private static @Nullable Object inDuck(Mask mask, ColumnType type, @Nullable Object value)
      throws SQLException {
    Connection open = java.util.Objects.requireNonNull(duck);
    String sql =
        "SELECT %s FROM (SELECT CAST(? AS %s) AS v)"
            .formatted(MASKING.sql(mask, type, "v"), DuckType.of(type));
    try (PreparedStatement statement = open.prepareStatement(sql)) {
      statement.setObject(1, value);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return Cells.read(result, 1, Masking.shown(mask, type));
      }
    }
  }

  @Property(tries = 1500)
  void sqlAndFunctionAgree(@ForAll("masks") Mask mask, @ForAll("cases") Case each)
      throws SQLException {
    assertThat(MASKING.apply(mask, each.type(), each.value()))
        .isEqualTo(inDuck(mask, each.type(), each.value()));
  }

  @Property(tries = 300)
  void partialShowsNoMoreThanItSays(@ForAll("cases") Case each) {
    if (MASKING.apply(new Mask.Partial(2, 1), each.type(), each.value()) instanceof String shown) {
      assertThat(shown.codePoints().filter(c -> c != '*').count()).isLessThanOrEqualTo(3);
    }
  }

  @Example
  void knownValues() throws SQLException {
    assertThat(MASKING.apply(new Mask.Partial(3, 4), new ColumnType.Text(), "13800001234"))
        .isEqualTo("138****1234");
    assertThat(MASKING.apply(new Mask.Partial(3, 4), new ColumnType.Text(), "1234567"))
        .isEqualTo("*******");
    assertThat(MASKING.apply(new Mask.Blur(2), new ColumnType.Floating(), 114.3055))
        .isEqualTo(114.31);
    assertThat(MASKING.apply(new Mask.Generalise(5), new ColumnType.Whole(), -1L)).isEqualTo(-5L);
    assertThat(
            MASKING.apply(
                new Mask.Generalise(1),
                new ColumnType.Moment(),
                OffsetDateTime.parse("2026-06-01T17:00:00Z")))
        .isEqualTo(OffsetDateTime.parse("2026-06-01T16:00:00Z"));
  }

  @Property(tries = 300)
  void nullStaysNull(@ForAll("masks") Mask mask, @ForAll("cases") Case each) throws SQLException {
    assertThat(MASKING.apply(mask, each.type(), null)).isNull();
    assertThat(inDuck(mask, each.type(), null)).isNull();
  }

  @Example
  void anotherSaltGivesAnotherHash() {
    Masking other = new Masking("another salt of more".getBytes());
    assertThat(other.apply(new Mask.Hash(), new ColumnType.Text(), "x"))
        .isNotEqualTo(MASKING.apply(new Mask.Hash(), new ColumnType.Text(), "x"));
  }
}
