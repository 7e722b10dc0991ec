package city.weir.server.security;

import org.springframework.security.access.AccessDeniedException;

/** Whoever calls is known, but let do nothing; the message says why, and goes out to the caller. */
public final class StandingException extends AccessDeniedException {
  private static final long serialVersionUID = 1L;

  StandingException(String detail) {
    super(detail);
  }
}
