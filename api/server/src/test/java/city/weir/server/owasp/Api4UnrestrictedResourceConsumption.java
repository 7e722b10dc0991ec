package city.weir.server.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** API4: nobody takes more of the server than is there for one. */
abstract class Api4UnrestrictedResourceConsumption {
  private final City city;

  Api4UnrestrictedResourceConsumption(City city) {
    this.city = city;
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=1000000000", "limit=-1", "limit=0", "limit=9999999999999999999"})
  void givesNoPageOfAnySize(String limit) throws Exception {
    HttpResponse<String> answer = city.get(City.VICTIM, City.ROWS + "?" + limit);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    city.assertTellsNothingOfTheInside(answer, limit);
  }

  @Test
  void refusesConditionsThatAreDeeperAndLongerThanAnyoneAsks() throws Exception {
    for (String condition :
        List.of(
            "(".repeat(2_000) + "co > 0" + ")".repeat(2_000),
            "not ".repeat(1_500) + "co > 0",
            "co > 0" + " or co > 0".repeat(600))) {
      HttpResponse<String> answer =
          city.get(City.VICTIM, City.ROWS + "?filter=" + City.encoded(condition));
      assertThat(answer.statusCode()).isEqualTo(400);
      city.assertTellsNothingOfTheInside(answer, condition.substring(0, 10));
    }
  }

  @Test
  void endsAQueryThatWouldNeverEndAndGoesOn() throws Exception {
    HttpResponse<String> answer =
        city.post(
            City.VICTIM,
            "/api/v1/sql",
            "{'sql':'select count(*) as n from resource.gas_reading a, resource.gas_reading b, "
                + "(with recursive t(n) as (select 1 union all select n + 1 from t) select n from t) c'}");
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
    city.assertTellsNothingOfTheInside(answer, "an endless query");
    assertThat(city.get(City.VICTIM, City.ROWS).statusCode()).isEqualTo(200);
  }
}
