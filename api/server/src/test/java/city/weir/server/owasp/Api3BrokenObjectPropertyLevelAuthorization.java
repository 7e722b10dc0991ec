package city.weir.server.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.GasCity;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** API3: nobody writes fields, or learns of columns, that are not theirs. */
abstract class Api3BrokenObjectPropertyLevelAuthorization {
  private final City city;

  Api3BrokenObjectPropertyLevelAuthorization(City city) {
    this.city = city;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /api/v1/subscriptions {'dataset':'wuhan.gas.gas-reading','channel':{'kind':'webhook','url':'%s'},'subscriber':'steward'}",
        "POST /api/v1/subscriptions {'dataset':'wuhan.gas.gas-reading','channel':{'kind':'webhook','url':'%s'},'secret':'mine'}",
        "POST /api/v1/credentials/secrets {'name':'x','client':'steward'}",
        "POST /api/v1/credentials/secrets {'name':'x','secret':'chosen-by-me'}",
        "POST /api/v1/sql {'sql':'select 1','subject':'steward'}",
      })
  void takesNoFieldThatIsNotTheCallersToWrite(String call) throws Exception {
    String[] words = call.split(" ", 3);
    HttpResponse<String> answer =
        city.post(City.VICTIM, words[1], words[2].replace("%s", City.HOOK));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).as("refused for the field").containsIgnoringCase("unrecognized");
    city.assertTellsNothingOfTheInside(answer, call);
  }

  /** Each question would have another answer if it reached what is under the mask. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "device_address = 'b8:27:eb:bf:9d:51'",
        "device_address like 'b8:%'",
        "device_address >= 'b8:27' and device_address < 'b8:28'",
        "device_address in ('b8:27:eb:bf:9d:51')",
        "device_address between 'b8:00' and 'b8:ff'",
        "not (device_address <> 'b8:27:eb:bf:9d:51')",
      })
  void answersNoQuestionAboutWhatIsUnderAMask(String condition) throws Exception {
    HttpResponse<String> answer =
        city.get(City.VICTIM, City.ROWS + "?filter=" + City.encoded(condition));
    if (answer.statusCode() == 200) {
      assertThat(City.json(answer).path("items").size()).as(answer.body()).isZero();
    } else {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }
    assertThat(answer.body().replace(condition, "")).doesNotContain(GasCity.ADDRESS);
  }

  @Test
  void ordersAndSelectsByWhatIsShownOnly() throws Exception {
    HttpResponse<String> answer =
        city.get(City.VICTIM, City.ROWS + "?orderBy=device_address&select=device,device_address");
    assertThat(answer.body()).doesNotContain(GasCity.ADDRESS);
    for (String sql :
        List.of(
            "select max(device_address) as m from resource.gas_reading",
            "select count(*) as n from resource.gas_reading where device_address like 'b8%'",
            "select device from resource.gas_reading where district_code = '420106'")) {
      HttpResponse<String> asked =
          city.post(City.VICTIM, "/api/v1/sql", "{'sql':\"%s\"}".formatted(sql));
      assertThat(asked.body()).as(sql).doesNotContain(GasCity.ADDRESS, "gas-3", "[[1]]", "[[2]]");
    }
  }
}
