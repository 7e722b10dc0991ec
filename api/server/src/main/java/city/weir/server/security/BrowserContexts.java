package city.weir.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Knows by its session who calls from a browser. A call that brings credentials of its own is known
 * by these alone, and never begins a session.
 */
final class BrowserContexts implements SecurityContextRepository {
  /** A page of ours, the reader itself, or a browser that does not say. */
  private static final Set<String> OWN_PAGES = Set.of("same-origin", "none", "null");

  private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
  private final SecurityContextRepository call = new RequestAttributeSecurityContextRepository();

  /**
   * Whether it is the browser's cookie that says who calls. It says nothing where the browser tells
   * that a page of another site asked.
   */
  static boolean bySession(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.AUTHORIZATION) == null
        && OWN_PAGES.contains(String.valueOf(request.getHeader("Sec-Fetch-Site")))
        && signedIn(request.getSession(false));
  }

  private static boolean signedIn(@Nullable HttpSession session) {
    return session != null
        && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
            != null;
  }

  @Override
  @Deprecated
  public SecurityContext loadContext(
      org.springframework.security.web.context.HttpRequestResponseHolder holder) {
    return loadDeferredContext(holder.getRequest()).get();
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return (bySession(request) ? sessions : call).loadDeferredContext(request);
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    call.saveContext(context, request, response);
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return (bySession(request) ? sessions : call).containsContext(request);
  }
}
