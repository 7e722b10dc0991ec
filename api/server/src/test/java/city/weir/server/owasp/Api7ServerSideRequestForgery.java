package city.weir.server.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.GasCity;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** API7: nobody sends the server where only the server can go. */
abstract class Api7ServerSideRequestForgery {
  private final City city;

  Api7ServerSideRequestForgery(City city) {
    this.city = city;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/x",
        "https://127.0.0.1/x",
        "https://localhost/x",
        "https://localhost./x",
        "https://[::1]/x",
        "https://[::ffff:127.0.0.1]/x",
        "https://[::ffff:7f00:1]/x",
        "https://0.0.0.0/x",
        "https://2130706433/x",
        "https://0x7f000001/x",
        "https://127.1/x",
        "https://10.1.2.3/x",
        "https://192.168.1.1/x",
        "https://172.16.0.1/x",
        "https://169.254.169.254/latest/meta-data",
        "https://[fe80::1]/x",
        "https://[fd00::1]/x",
        "https://100.64.0.1/x",
        "https://user:pass@203.0.113.7/x",
        "ftp://203.0.113.7/x",
        "file:///etc/passwd",
        "gopher://203.0.113.7:70/x",
        "jar:https://203.0.113.7/x!/y",
        "//203.0.113.7/x",
        "https:///x",
      })
  void sendsTheServerToNoPlaceThatOnlyTheServerCanReach(String url) throws Exception {
    HttpResponse<String> answer =
        city.post(
            City.VICTIM,
            "/api/v1/subscriptions",
            "{'dataset':'%s','channel':{'kind':'webhook','url':'%s'}}"
                .formatted(GasCity.DATASET, url));
    assertThat(answer.statusCode()).as(url + " " + answer.body()).isEqualTo(400);
    assertThat(answer.body()).as("refused for its address").doesNotContain("is missing");
    city.assertTellsNothingOfTheInside(answer, url);
  }
}
