@NullMarked
package city.weir.server.directory.pages;

import org.jspecify.annotations.NullMarked;
