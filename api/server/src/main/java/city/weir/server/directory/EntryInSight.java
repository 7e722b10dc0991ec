package city.weir.server.directory;

import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Revision;

/**
 * An entry as somebody may see it.
 *
 * @param shown the revision that was asked for; without a wish the newest for whoever may follow
 *     the entry's life, else the one in force
 * @param followed whether they see what is not in force too: drafts, steps, comments
 */
public record EntryInSight(Life life, Revision shown, boolean followed) {}
