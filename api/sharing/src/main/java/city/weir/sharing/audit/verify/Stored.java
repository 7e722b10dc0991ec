package city.weir.sharing.audit.verify;

import city.weir.lake.ledger.Ledger;
import city.weir.sharing.audit.chain.KeyRing;
import city.weir.sharing.audit.chain.Positions.Marks;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where an audit lies.
 *
 * @param events the table of events, or null when nothing went into the lake yet
 * @param seals the table of seals, or null likewise
 * @param journal folder of the journal
 * @param marks what the database has on record, or null when it cannot be asked
 */
public record Stored(
    @Nullable Ledger events,
    @Nullable Ledger seals,
    Path journal,
    KeyRing keys,
    @Nullable Marks marks) {}
