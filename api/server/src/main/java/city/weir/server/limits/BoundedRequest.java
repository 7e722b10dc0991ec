package city.weir.server.limits;

import city.weir.server.problem.BodyRefusedException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A request whose body is read no further than a limit, and no longer than a while. */
final class BoundedRequest extends HttpServletRequestWrapper {
  private final long limit;
  private final Duration patience;
  private final Clock clock;

  BoundedRequest(HttpServletRequest request, long limit, Duration patience, Clock clock) {
    super(request);
    this.limit = limit;
    this.patience = patience;
    this.clock = clock;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Bounded(super.getInputStream());
  }

  @Override
  public BufferedReader getReader() throws IOException {
    String encoding = getCharacterEncoding();
    return new BufferedReader(
        new InputStreamReader(getInputStream(), encoding == null ? "UTF-8" : encoding));
  }

  private final class Bounded extends ServletInputStream {
    private final ServletInputStream body;
    private final Instant begun = clock.instant();
    private long read;

    Bounded(ServletInputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      int value = body.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = body.read(bytes, from, length);
      count(Math.max(count, 0));
      return count;
    }

    private void count(int more) throws IOException {
      read += more;
      if (read > limit) {
        throw BodyRefusedException.tooLarge(limit);
      }
      if (more > 0 && clock.instant().isAfter(begun.plus(patience))) {
        throw BodyRefusedException.tooSlow(patience);
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
