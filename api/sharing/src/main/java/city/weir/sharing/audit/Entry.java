package city.weir.sharing.audit;

/**
 * An event in its place.
 *
 * @param sequence 1 for the first that was kept, and one more for each after it
 * @param hash over the event, its number, and the hash of the entry before
 */
public record Entry(long sequence, AuditEvent event, Hash hash) {}
