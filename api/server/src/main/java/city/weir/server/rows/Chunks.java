package city.weir.server.rows;

import city.weir.sharing.formats.RowFormat;
import city.weir.sharing.formats.RowWriter;
import city.weir.sharing.rows.RowHead;
import city.weir.sharing.rows.RowSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends a long answer in pieces that end with a row. A piece leaves only while the permission
 * stands. While the caller does not take it, no more rows are read, so little is ever held.
 */
final class Chunks implements RowSink {
  private static final int BYTES = 128 << 10;

  private final ByteArrayOutputStream ready = new ByteArrayOutputStream(BYTES + (BYTES >> 2));
  private final Standing standing;
  private final RowFormat format;
  private final Opening opening;
  private @Nullable RowWriter writer;
  private @Nullable OutputStream out;
  private long rows;
  private long sent;

  Chunks(Standing standing, RowFormat format, Opening opening) {
    this.standing = standing;
    this.format = format;
    this.opening = opening;
  }

  /** Opens the answer. */
  @FunctionalInterface
  interface Opening {
    /** Called when the query is under way and nothing was sent; gives where to send it. */
    OutputStream open(RowHead head) throws IOException;
  }

  @Override
  public void begin(RowHead head) throws IOException {
    // First: it may refuse, and then there is still time for a problem.
    writer = format.begin(head, ready);
    out = opening.open(head);
  }

  boolean begun() {
    return out != null;
  }

  /**
   * Rows that left. Formats that gather rows before they write them may have kept back some of
   * these: it is never too few.
   */
  long sent() {
    return sent;
  }

  @Override
  public void row(@Nullable Object[] row) throws IOException {
    writer().row(row);
    rows++;
    if (ready.size() >= BYTES) {
      send();
    }
  }

  /** Ends the answer after its last row. */
  void end() throws IOException {
    writer().end(null);
    send();
  }

  /**
   * Says that the rest will not come, in place of what was not sent yet.
   *
   * @return whether the format can say so
   */
  boolean brokenOff(String reason) throws IOException {
    writer().flush();
    ready.reset();
    if (!writer().brokenOff(reason)) {
      return false;
    }
    pass();
    return true;
  }

  private void send() throws IOException {
    writer().flush();
    standing.check();
    pass();
    sent = rows;
  }

  private void pass() throws IOException {
    OutputStream to = Objects.requireNonNull(out, "begin comes first");
    ready.writeTo(to);
    to.flush();
    ready.reset();
  }

  private RowWriter writer() {
    return Objects.requireNonNull(writer, "begin comes first");
  }
}
