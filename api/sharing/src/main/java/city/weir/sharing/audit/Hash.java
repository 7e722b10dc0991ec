package city.weir.sharing.audit;

import java.util.Arrays;
import java.util.HexFormat;

/** A hash of 32 bytes. */
public final class Hash {
  public static final int BYTES = 32;

  /** What the first entry of a chain goes on from. */
  public static final Hash NONE = new Hash(new byte[BYTES]);

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "A hash has %d bytes, not %d".formatted(BYTES, bytes.length));
    }
    this.bytes = bytes;
  }

  public static Hash of(byte[] bytes) {
    return new Hash(bytes.clone());
  }

  /**
   * @param hex 64 digits
   */
  public static Hash parse(String hex) {
    return new Hash(HexFormat.of().parseHex(hex));
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** In hex. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
