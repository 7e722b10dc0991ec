package city.weir.server.datasets;

import city.weir.catalog.DirectoryIndex;
import city.weir.catalog.lucene.LuceneDirectoryIndex;
import city.weir.catalog.words.Synonyms;
import city.weir.server.settings.Home;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {
  @Bean(destroyMethod = "close")
  @Lazy
  DirectoryIndex directoryIndex(Home home) {
    return LuceneDirectoryIndex.open(home.index(), Synonyms.withThoseOf(home.synonyms()));
  }
}
