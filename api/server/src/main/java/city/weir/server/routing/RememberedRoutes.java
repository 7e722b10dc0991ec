package city.weir.server.routing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Remembers which method answers reads of a path. A path with a variable is otherwise compared with
 * each of the some two hundred that the server has, which took a fifth of a short call.
 *
 * <p>Reads are told apart by path and {@code Accept} alone: no method that answers GET asks for a
 * parameter or a header in its mapping, and {@link #registerHandlerMethod} refuses one that does.
 */
final class RememberedRoutes extends RequestMappingHandlerMapping {
  private static final int MOST = 5_000;
  private static final int LONGEST = 500;

  private final Cache<Asked, Route> routes = Caffeine.newBuilder().maximumSize(MOST).build();

  private record Asked(String path, @Nullable String accept) {}

  private record Route(RequestMappingInfo mapping, HandlerMethod method) {}

  @Override
  protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo mapping) {
    boolean reads =
        mapping.getMethodsCondition().isEmpty()
            || mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET);
    if (reads
        && !(mapping.getParamsCondition().isEmpty() && mapping.getHeadersCondition().isEmpty())) {
      throw new IllegalStateException(
          "%s answers reads by parameter or header: let it look at them itself".formatted(method));
    }
    super.registerHandlerMethod(handler, method, mapping);
  }

  @Override
  protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
      throws Exception {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    if (!"GET".equals(request.getMethod())
        || request.getContentType() != null
        || path.length() + (accept == null ? 0 : accept.length()) > LONGEST) {
      return super.lookupHandlerMethod(path, request);
    }
    Asked asked = new Asked(path, accept);
    Route known = routes.getIfPresent(asked);
    if (known != null) {
      RequestMappingInfo match = known.mapping().getMatchingCondition(request);
      if (match != null) {
        request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, known.method());
        handleMatch(match, path, request);
        return known.method();
      }
    }
    HandlerMethod found = super.lookupHandlerMethod(path, request);
    if (found != null) {
      mappingOf(found, request).ifPresent(m -> routes.put(asked, new Route(m, found)));
    }
    return found;
  }

  private Optional<RequestMappingInfo> mappingOf(HandlerMethod found, HttpServletRequest request) {
    return getHandlerMethods().entrySet().stream()
        .filter(entry -> entry.getValue().getMethod().equals(found.getMethod()))
        .map(Map.Entry::getKey)
        .filter(mapping -> mapping.getMatchingCondition(request) != null)
        .findFirst();
  }
}
