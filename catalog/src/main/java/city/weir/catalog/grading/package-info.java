/** 分类分级: sensitive columns found, and grades proposed with their reasons by GB/T 43697-2024. */
@NullMarked
package city.weir.catalog.grading;

import org.jspecify.annotations.NullMarked;
