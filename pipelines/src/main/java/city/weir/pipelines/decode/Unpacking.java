package city.weir.pipelines.decode;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/** Opens deliveries, unpacks gzip by its magic bytes, and holds the limits of size and ratio. */
final class Unpacking {
  private static final int BUFFER = 64 * 1024;

  private Unpacking() {}

  /** A stream that was larger than allowed; an IOException because it passes through readers. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
      super(message);
    }
  }

  static InputStream open(Delivery delivery, Limits limits) throws IOException {
    Counting packed = new Counting(delivery.open(), delivery.progress());
    try {
      BufferedInputStream buffered = new BufferedInputStream(packed, BUFFER);
      if (!gzip(buffered)) {
        return new Bounded(buffered, packed, limits, false);
      }
      return new Bounded(new GZIPInputStream(buffered, BUFFER), packed, limits, true);
    } catch (IOException e) {
      packed.close();
      throw e;
    }
  }

  private static boolean gzip(BufferedInputStream in) throws IOException {
    in.mark(2);
    boolean magic = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return magic;
  }

  private static final class Counting extends FilterInputStream {
    private final LongConsumer progress;
    private long count;

    Counting(InputStream in, LongConsumer progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b >= 0) {
        progress.accept(++count);
      }
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      if (n > 0) {
        count += n;
        progress.accept(count);
      }
      return n;
    }
  }

  private static final class Bounded extends FilterInputStream {
    private final Counting packed;
    private final Limits limits;
    private final boolean gzip;
    private long count;

    Bounded(InputStream in, Counting packed, Limits limits, boolean gzip) {
      super(in);
      this.packed = packed;
      this.limits = limits;
      this.gzip = gzip;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b >= 0) {
        count(1);
      }
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      if (n > 0) {
        count(n);
      }
      return n;
    }

    private void count(int n) throws TooLargeException {
      count += n;
      if (count > limits.bytes()) {
        throw new TooLargeException(
            "is larger than %d bytes; split it into smaller files".formatted(limits.bytes()));
      }
      if (gzip && count > Limits.RATIO_FLOOR && count / limits.ratio() > packed.count) {
        throw new TooLargeException(
            "unpacks to more than %d times its size, as no honest data does; send it unpacked"
                .formatted(limits.ratio()));
      }
    }
  }
}
