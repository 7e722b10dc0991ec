/** 信息资源分类: the tree 类/项/目/细目 and the digits its branches give to codes. */
@NullMarked
package city.weir.catalog.classification;

import org.jspecify.annotations.NullMarked;
