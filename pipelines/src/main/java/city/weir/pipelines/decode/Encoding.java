package city.weir.pipelines.decode;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the character encoding of a text: a byte order mark, else UTF-8 where it is valid, else
 * GB18030 where it reads as Chinese in daily use, else what statistics say.
 */
final class Encoding {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset GB2312 = Charset.forName("GB2312");
  private static final int SAMPLE = 64 * 1024;

  /** Share of a text's non-ASCII characters that are Chinese in daily use, for GB18030 to be it. */
  private static final double COMMON = 0.7;

  private Encoding() {}

  /**
   * Opens a delivery as characters, without its byte order mark. Malformed input is reported as a
   * {@link CharacterCodingException} when it is come upon.
   */
  static Reader reader(Delivery delivery, Limits limits) throws IOException {
    Charset charset;
    try (InputStream in = Unpacking.open(delivery, limits)) {
      charset = detect(in);
    }
    InputStream in = Unpacking.open(delivery, limits);
    try {
      CharsetDecoder strict =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      return new WithoutMark(new InputStreamReader(in, strict));
    } catch (RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** Reads as far as is needed to know. */
  static Charset detect(InputStream in) throws IOException {
    byte[] buffer = new byte[SAMPLE];
    int n = in.readNBytes(buffer, 0, SAMPLE);
    Charset marked = byMark(buffer, n);
    if (marked != null) {
      return marked;
    }
    while (n > 0) {
      int first = firstBeyondAscii(buffer, n);
      if (first < n) {
        return ofSample(sample(buffer, first, n, in));
      }
      n = in.readNBytes(buffer, 0, SAMPLE);
    }
    return StandardCharsets.UTF_8;
  }

  /** What lies around the first byte beyond ASCII, from the start of that text on. */
  private static byte[] sample(byte[] buffer, int first, int n, InputStream in) throws IOException {
    byte[] more = in.readNBytes(first);
    byte[] sample = Arrays.copyOf(Arrays.copyOfRange(buffer, first, n), n - first + more.length);
    System.arraycopy(more, 0, sample, n - first, more.length);
    return sample;
  }

  private static Charset ofSample(byte[] sample) {
    if (decode(StandardCharsets.UTF_8, sample) != null) {
      return StandardCharsets.UTF_8;
    }
    CharBuffer chinese = decode(GB18030, sample);
    if (chinese != null && commonShare(chinese) >= COMMON) {
      return GB18030;
    }
    CharsetMatch best = new CharsetDetector().setText(sample).detect();
    if (best != null && Charset.isSupported(best.getName())) {
      return Charset.forName(best.getName());
    }
    return chinese != null ? GB18030 : StandardCharsets.UTF_8;
  }

  private static @Nullable Charset byMark(byte[] b, int n) {
    if (n >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
      return StandardCharsets.UTF_8;
    }
    if (n >= 2 && b[0] == (byte) 0xFF && b[1] == (byte) 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    if (n >= 2 && b[0] == (byte) 0xFE && b[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    if (n >= 4 && b[0] == (byte) 0x84 && b[1] == 0x31 && b[2] == (byte) 0x95 && b[3] == 0x33) {
      return GB18030;
    }
    return null;
  }

  private static int firstBeyondAscii(byte[] b, int n) {
    for (int i = 0; i < n; i++) {
      if (b[i] < 0) {
        return i;
      }
    }
    return n;
  }

  /** The text, or null when the bytes are not of this encoding; a last character may be cut off. */
  private static @Nullable CharBuffer decode(Charset charset, byte[] b) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(b.length + 1);
    if (decoder.decode(ByteBuffer.wrap(b), out, false).isError()) {
      return null;
    }
    return out.flip();
  }

  private static double commonShare(CharBuffer text) {
    var encoder = GB2312.newEncoder();
    int common = 0;
    int all = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        continue;
      }
      all++;
      if (encoder.canEncode(c)) {
        int lead = String.valueOf(c).getBytes(GB2312)[0] & 0xFF;
        // Rows 16-55 of GB 2312 are the 3,755 characters in daily use, rows 1-3 punctuation.
        if (lead <= 0xA3 || (lead >= 0xB0 && lead <= 0xD7)) {
          common++;
        }
      }
    }
    return all == 0 ? 0 : (double) common / all;
  }

  /** Skips a byte order mark, which every Unicode encoding decodes to U+FEFF. */
  private static final class WithoutMark extends Reader {
    private final Reader in;
    private boolean started;

    WithoutMark(Reader in) {
      this.in = in;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int n = in.read(buffer, offset, length);
      if (!started && n > 0) {
        started = true;
        if (buffer[offset] == '\uFEFF') {
          System.arraycopy(buffer, offset + 1, buffer, offset, n - 1);
          return n == 1 ? read(buffer, offset, length) : n - 1;
        }
      }
      return n;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
