package city.weir.server.limits;

import jakarta.servlet.http.HttpServletRequest;

/** How many rows a request was given: noted where they are audited, counted when it is answered. */
public final class RowsGiven {
  private static final String KEY = RowsGiven.class.getName();

  private RowsGiven() {}

  /** Adds to what {@code request} was given; a count that is not known adds nothing. */
  public static void add(HttpServletRequest request, long rows) {
    if (rows > 0) {
      request.setAttribute(KEY, to(request) + rows);
    }
  }

  public static long to(HttpServletRequest request) {
    return request.getAttribute(KEY) instanceof Long rows ? rows : 0;
  }
}
