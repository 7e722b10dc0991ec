/** What can be set from outside, and the folder everything is kept in. */
@NullMarked
package city.weir.server.settings;

import org.jspecify.annotations.NullMarked;
