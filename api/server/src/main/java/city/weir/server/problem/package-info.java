/** Errors as people and programs read them: RFC 9457, from one place. */
@NullMarked
package city.weir.server.problem;

import org.jspecify.annotations.NullMarked;
