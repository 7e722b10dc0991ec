package city.weir.server.directory;

/**
 * Published as an application event when somebody has put an entry in force, or taken one out of
 * it. What contracts change is told by their own event.
 *
 * @param entry its id
 */
public record EntriesChanged(String entry) {}
