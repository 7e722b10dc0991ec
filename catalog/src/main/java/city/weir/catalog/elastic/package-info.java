/**
 * The directory's search in an Elasticsearch of the city's. It gets terms that are made here, so
 * that it needs no plugin for Chinese and answers as the embedded index does.
 */
@NullMarked
package city.weir.catalog.elastic;

import org.jspecify.annotations.NullMarked;
