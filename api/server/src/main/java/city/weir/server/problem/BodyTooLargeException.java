package city.weir.server.problem;

import java.io.IOException;

/** A body went on beyond what its path takes. */
public final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  public BodyTooLargeException(long limit) {
    super("The body is larger than the %d bytes taken here; send less at once".formatted(limit));
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
