package city.weir.sharing.audit.chain;

import city.weir.sharing.audit.Entry;
import city.weir.sharing.audit.Hash;

/**
 * How far a chain has come.
 *
 * @param sequence number of its last entry, 0 before the first
 * @param hash of its last entry
 */
public record Head(long sequence, Hash hash) {
  /** Of a chain without entries. */
  public static final Head START = new Head(0, Hash.NONE);

  public static Head of(Entry entry) {
    return new Head(entry.sequence(), entry.hash());
  }
}
