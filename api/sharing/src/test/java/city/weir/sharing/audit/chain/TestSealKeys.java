package city.weir.sharing.audit.chain;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;

/** Keys that are made anew and written nowhere. */
public final class TestSealKeys implements SealKeys {
  private KeyPair pair = pair();
  private KeyRing ring =
      new KeyRing(List.of(KeyRing.Key.of(pair.getPublic(), Instant.EPOCH, pair.getPrivate())));

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance(Seal.ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From now on another key signs. */
  public synchronized void rotate(Instant at) {
    KeyPair next = pair();
    ring = ring.with(KeyRing.Key.of(next.getPublic(), at, pair.getPrivate()));
    pair = next;
  }

  @Override
  public synchronized KeyRing ring() {
    return ring;
  }

  @Override
  public synchronized Seal seal(long first, Head head, Instant at) {
    return ring.seal(first, head, at, pair.getPrivate());
  }
}
