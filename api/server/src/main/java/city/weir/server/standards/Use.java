package city.weir.server.standards;

import org.jspecify.annotations.Nullable;

/**
 * A column that is of a data element, or has codes of a list.
 *
 * @param entry id of its entry
 * @param element identifier of the data element it names, or null
 */
record Use(
    String entry,
    String entryTitle,
    @Nullable String entryEnglish,
    String column,
    String title,
    @Nullable String english,
    @Nullable String element) {}
