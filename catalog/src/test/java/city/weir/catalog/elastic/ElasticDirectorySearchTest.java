package city.weir.catalog.elastic;

import city.weir.catalog.DirectoryIndex;
import city.weir.catalog.DirectorySearchSuite;
import city.weir.catalog.words.Synonyms;

class ElasticDirectorySearchTest extends DirectorySearchSuite {
  @Override
  protected DirectoryIndex open(Synonyms synonyms) {
    return ElasticDirectoryIndex.open(RealElasticsearch.require().servers("searched"), synonyms);
  }
}
