/**
 * How the text of entries becomes terms, what a question means in those terms, and why an entry
 * answers it. Both indexes hold the terms made here and so answer alike; neither analyses text
 * itself.
 */
@NullMarked
package city.weir.catalog.words;

import org.jspecify.annotations.NullMarked;
