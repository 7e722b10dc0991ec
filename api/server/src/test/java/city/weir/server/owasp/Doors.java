package city.weir.server.owasp;

import city.weir.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The list of doors, {@code src/test/resources/owasp/doors.txt}: a line for each method and path
 * that is mapped, and whom it is open to: {@code anybody}, or roles. A door that is added to the
 * server must be added there, by somebody who has thought about it.
 */
final class Doors {
  private static final Path LIST =
      TestServer.root().resolve("api/server/src/test/resources/owasp/doors.txt");

  private Doors() {}

  /** Who is let in, by door, such as {@code GET /api/v1/usage}; empty for anybody. */
  static Map<String, Set<String>> listed() throws IOException {
    Map<String, Set<String>> doors = new LinkedHashMap<>();
    for (String line : Files.readAllLines(LIST)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        List<String> words = List.of(line.strip().split("\\s+"));
        Set<String> roles = new TreeSet<>(words.subList(2, words.size()));
        if (roles.remove("all")) {
          roles.addAll(City.ROLES);
        }
        doors.put(
            words.get(0) + " " + words.get(1), roles.equals(Set.of("anybody")) ? Set.of() : roles);
      }
    }
    return doors;
  }

  /** Every method and path that some controller answers, the console's pages excepted. */
  static Set<String> mapped(TestServer server) {
    Set<String> mapped = new TreeSet<>();
    server
        .bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(
            mapping -> {
              Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
              for (String path : mapping.getPatternValues()) {
                if (path.startsWith("/console") || path.startsWith("/sign")) {
                  continue;
                }
                if (methods.isEmpty()) {
                  mapped.add("ANY " + path);
                }
                methods.forEach(method -> mapped.add(method + " " + path));
              }
            });
    return mapped;
  }

  /** The path of {@code door} with something in place of what varies. */
  static String path(String door) {
    return door.substring(door.indexOf(' ') + 1).replaceAll("\\{[^}]*}", "x");
  }

  static String method(String door) {
    return door.substring(0, door.indexOf(' '));
  }
}
