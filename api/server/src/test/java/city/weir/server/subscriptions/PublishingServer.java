package city.weir.server.subscriptions;

import city.weir.lake.Lake;
import city.weir.server.GasCity;
import city.weir.server.Server;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The server, for a process of its own: for each line it reads it publishes a reading. */
final class PublishingServer {
  private PublishingServer() {}

  /** The arguments are the server's. */
  public static void main(String[] arguments) throws Exception {
    ConfigurableApplicationContext server =
        new SpringApplicationBuilder(Server.class).run(arguments);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      GasCity.publish(
          server.getBean(Lake.class),
          List.of(GasCity.reading("gas-" + line, "420103", Integer.parseInt(line))));
    }
  }
}
