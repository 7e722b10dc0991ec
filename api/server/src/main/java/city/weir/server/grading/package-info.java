/** 分类分级: what is found in the lake, what is proposed, and the exceptions that were approved. */
@NullMarked
package city.weir.server.grading;

import org.jspecify.annotations.NullMarked;
