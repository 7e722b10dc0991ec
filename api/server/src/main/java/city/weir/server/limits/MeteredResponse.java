package city.weir.server.limits;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose bytes are counted, as they are before compression, and that is given up when its
 * reader takes them too slowly.
 */
public final class MeteredResponse extends HttpServletResponseWrapper {
  private final AtomicLong bytes = new AtomicLong();
  private final Clock clock;
  private final @Nullable Instant until;
  private @Nullable ServletOutputStream metered;
  private @Nullable PrintWriter writer;

  /**
   * @param until moment after which nothing more is written, or null for none
   */
  public MeteredResponse(HttpServletResponse response, Clock clock, @Nullable Instant until) {
    super(response);
    this.clock = clock;
    this.until = until;
  }

  /** Written so far. */
  public long bytes() {
    return bytes.get();
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (metered == null) {
      metered = new Metered(super.getOutputStream());
    }
    return metered;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    if (writer == null) {
      // Decides the encoding in the answer's headers, as the container's own writer would.
      setCharacterEncoding(getCharacterEncoding());
      writer =
          new PrintWriter(
              new OutputStreamWriter(getOutputStream(), Charset.forName(getCharacterEncoding())));
    }
    return writer;
  }

  @Override
  public void flushBuffer() throws IOException {
    if (writer != null) {
      writer.flush();
    }
    super.flushBuffer();
  }

  /** Hands on what a writer still holds; to be called when the answer is complete. */
  public void finish() {
    if (writer != null) {
      writer.flush();
    }
  }

  private final class Metered extends ServletOutputStream {
    private final ServletOutputStream out;

    Metered(ServletOutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
      count(1);
      out.write(value);
    }

    @Override
    public void write(byte[] values, int from, int length) throws IOException {
      count(length);
      out.write(values, from, length);
    }

    private void count(int more) throws IOException {
      if (until != null && clock.instant().isAfter(until)) {
        throw new IOException("The answer was given up: it was read too slowly");
      }
      bytes.addAndGet(more);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }

    @Override
    public boolean isReady() {
      return out.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      out.setWriteListener(listener);
    }
  }
}
