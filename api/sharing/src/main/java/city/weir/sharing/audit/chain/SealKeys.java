package city.weir.sharing.audit.chain;

import java.time.Instant;

/** The installation's keys for seals. Safe for several threads. */
public interface SealKeys {
  /** All public keys, with that of the next seal as the newest. */
  KeyRing ring();

  /** Seals the entries from {@code first} to {@code head}. */
  Seal seal(long first, Head head, Instant at);
}
