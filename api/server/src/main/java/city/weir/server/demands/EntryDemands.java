package city.weir.server.demands;

import java.util.List;

/**
 * What an entry's page shows of demands.
 *
 * @param answers whether the reader may know what is demanded of the entry, and who is given it
 * @param known the demands it may or does satisfy that the reader may know of, the newest first
 * @param others how many more there are, which a steward has not passed on to the reader
 * @param agreements how many agreements give the entry's data to somebody now
 * @param title of the entry, to begin a demand with
 * @param asks whether the reader may make demands
 */
record EntryDemands(
    boolean answers,
    List<DemandDetail> known,
    int others,
    int agreements,
    String title,
    boolean asks) {
  EntryDemands {
    known = List.copyOf(known);
  }
}
