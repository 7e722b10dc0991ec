package city.weir.server.trino;

import city.weir.server.audit.Audit;
import city.weir.server.limits.RateLimit;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.Problems;
import city.weir.server.security.ClientSecrets;
import city.weir.sharing.audit.Deed;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in clients with the role engine by their id and secret. The plugin can send no header of its
 * own, but names itself to a proxy: so it is told that this server is one, and shows both in {@code
 * Proxy-Authorization}. A secret in the path would do as well, were it not that Trino shows the URI
 * of the policy to whoever's query runs while the server is away.
 */
final class EngineDoor extends OncePerRequestFilter {
  private static final String ENGINE = "ENGINE";
  private static final String SCHEME = "Basic ";

  private final ClientSecrets secrets;
  private final Problems problems;
  private final Audit audit;
  private final RateLimit limit;

  EngineDoor(ClientSecrets secrets, Problems problems, Audit audit, RateLimit limit) {
    this.secrets = secrets;
    this.problems = problems;
    this.audit = audit;
    this.limit = limit;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> engine = engine(request.getHeader(HttpHeaders.PROXY_AUTHORIZATION));
    if (engine.isEmpty()) {
      refuse(request, response);
      return;
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            engine.get(), null, List.of(new SimpleGrantedAuthority("ROLE_" + ENGINE))));
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }

  private Optional<String> engine(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    String shown;
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      shown = new String(decoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Not Base64, so no id and secret: refused like a wrong one.
      return Optional.empty();
    }
    int colon = shown.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String client = shown.substring(0, colon);
    return secrets.roles(client, shown.substring(colon + 1)).contains(ENGINE)
        ? Optional.of(client)
        : Optional.empty();
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // A flood of wrong secrets must not fill the audit log.
    if (!limit.allows("address:" + request.getRemoteAddr())) {
      problems.write(
          request, response, ProblemCode.TOO_MANY_REQUESTS, "Too many refused requests; wait");
      return;
    }
    audit.turnedAway(request, Deed.of("trino.ask"), "no client with the role engine");
    problems.write(
        request,
        response,
        ProblemCode.NO_TOKEN,
        "Only Trino asks here: name this server as its opa.http-client.http-proxy, with the id and"
            + " secret of a client that has the role engine; infra/trino/start does so");
  }
}
