/** The administrator's pages: who may come in, who did, and who was shut out. */
@NullMarked
package city.weir.server.people;

import org.jspecify.annotations.NullMarked;
