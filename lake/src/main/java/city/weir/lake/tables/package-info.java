/** Tables as contracts want them: made, evolved, counted and kept in order. */
@NullMarked
package city.weir.lake.tables;

import org.jspecify.annotations.NullMarked;
