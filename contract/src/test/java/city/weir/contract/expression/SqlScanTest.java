package city.weir.contract.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SqlScanTest {
  @Test
  void tellsColumnsFromFunctionsKeywordsTypesAndText() {
    SqlScan scan =
        SqlScan.of("case when trim(z) in ('a b', \"c\") then cast(`所在 区` as decimal(8,3)) end");

    assertThat(scan.names()).containsExactly("z", "所在 区");
    assertThat(scan.calls())
        .extracting(SqlScan.Call::function)
        .containsExactlyInAnyOrder("trim", "cast", "decimal");
    assertThat(scan.faults()).isEmpty();
  }

  @Test
  void knowsWhichLiteralsStandInWhichCall() {
    SqlScan scan = SqlScan.of("coalesce(to_code(trim('x'), 'dis''tricts'), 'none')");

    assertThat(scan.calls())
        .contains(new SqlScan.Call("to_code", java.util.List.of("dis", "tricts")));
  }

  @Test
  void takesOnlyTheFirstStepOfAPathAndLeavesLambdaParametersOut() {
    assertThat(SqlScan.of("filter(a.b.c, x -> x > `d.e`)").names())
        .containsExactlyInAnyOrder("a", "d.e");
  }

  @Test
  void readsBackslashesRawTextAndNumbersAsSparkDoes() {
    assertThat(SqlScan.of("concat('it\\'s', r'\\d', 1e5, 10L, z)").names()).containsExactly("z");
  }

  @Test
  void reportsWhatCouldBreakOutOfItsPlace() {
    assertThat(SqlScan.of("z) from t where (1=1").faults()).isNotEmpty();
    assertThat(SqlScan.of("'z").faults()).isNotEmpty();
    assertThat(SqlScan.of("z; drop table t").faults()).contains("a semicolon");
    assertThat(SqlScan.of("z -- and so on").isCommented()).isTrue();
    assertThat(SqlScan.of("(select max(z) from t)").holdsQuery()).isTrue();
    assertThat(SqlScan.of("'select'").holdsQuery()).isFalse();
  }

  @Property(tries = 500)
  void endsOnAnyText(
      @ForAll
          @StringLength(max = 40)
          @Chars({'a', 'r', '`', '\'', '"', '\\', '(', ')', '-', '/', '*', '.', ' ', '1', '>', '区'})
          String text) {
    assertThatCode(() -> SqlScan.of(text)).doesNotThrowAnyException();
  }
}
