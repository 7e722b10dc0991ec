package city.weir.server.credentials;

import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where people change the secrets and keys of their party's system. */
@ConsolePages
class KeysPages {
  private static final String PAGE = "console/keys/list";
  private static final String AGAIN = "redirect:/console/keys";

  private final PartyCredentials credentials;
  private final JsonMapper json;
  private final Clock clock;

  KeysPages(PartyCredentials credentials, JsonMapper json, Clock clock) {
    this.credentials = credentials;
    this.json = json;
    this.clock = clock;
  }

  @Configuration(proxyBeanMethods = false)
  static class Entry {
    @Bean
    ConsoleEntry keysEntry() {
      return new ConsoleEntry(
          "/console/keys", "keys", 80, Set.of(Role.AGENCY, Role.OWNER, Role.ANALYST, Role.STEWARD));
    }
  }

  @GetMapping("/console/keys")
  String list(Subject subject, HttpServletRequest request, Model model) {
    return page(subject, request, model, null);
  }

  private String page(
      Subject subject, HttpServletRequest request, Model model, KeyRing.@Nullable Made made) {
    Instant now = clock.instant();
    List<CredentialDetail> all =
        credentials.of(subject, request).stream()
            .map(credential -> CredentialDetail.of(credential, now, null))
            .toList();
    model.addAttribute("credentials", all);
    model.addAttribute("made", made);
    // A form that is sent twice makes one secret.
    model.addAttribute("call", UUID.randomUUID().toString());
    return PAGE;
  }

  /** The only page a secret is ever on; no cache keeps it. */
  @PostMapping("/console/keys/secrets")
  String makeSecret(
      @RequestParam String name,
      @RequestParam String call,
      Subject subject,
      HttpServletRequest request,
      Model model) {
    return page(
        subject,
        request,
        model,
        credentials.makeSecret(subject, request, checked(name), callKey(call)));
  }

  @PostMapping("/console/keys/keys")
  String addKey(
      @RequestParam String name,
      @RequestParam String key,
      Subject subject,
      HttpServletRequest request) {
    try {
      credentials.addKey(subject, request, checked(name), parsed(key));
    } catch (KeyRefused e) {
      throw new ProblemException(ProblemCode.MALFORMED, String.valueOf(e.getMessage()));
    }
    return AGAIN;
  }

  @PostMapping("/console/keys/{id}/retirement")
  String retire(
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean now,
      Subject subject,
      HttpServletRequest request) {
    credentials.retire(subject, request, id, now ? clock.instant() : null);
    return AGAIN;
  }

  private Map<String, Object> parsed(String key) {
    try {
      Map<String, Object> fields = json.readValue(key, new TypeReference<>() {});
      if (fields != null) {
        return fields;
      }
    } catch (JacksonException e) {
      // Said below, without what the parser thinks of it: the text may hold a private key.
    }
    throw new ProblemException(
        ProblemCode.MALFORMED, "key: is no JWK; paste the public key as a JSON object with kty");
  }

  private static String checked(String name) {
    if (name.isBlank() || name.length() > 100) {
      throw new ProblemException(
          ProblemCode.MALFORMED, "name: is empty or longer than 100 characters");
    }
    return name.strip();
  }

  private static String callKey(String call) {
    if (!call.matches("[a-f0-9-]{36}")) {
      throw new ProblemException(
          ProblemCode.MALFORMED, "call: is not from this page; open the page anew");
    }
    return "page-" + call;
  }
}
