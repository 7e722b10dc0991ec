package city.weir.server.standards;

import city.weir.catalog.standard.Library;
import city.weir.catalog.standard.Standard;
import city.weir.catalog.standard.StandardFiles;
import city.weir.catalog.standard.StandardStore;
import city.weir.server.sample.SampleCity;
import city.weir.server.settings.CityTime;
import city.weir.server.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

@Configuration(proxyBeanMethods = false)
class StandardsConfiguration {
  /** What comes with us, and the files of the home's {@code standards} folder over it. */
  @Bean
  @DependsOn(SampleCity.BEAN)
  Library library(StandardStore store, Home home, Clock clock, CityTime time) throws IOException {
    List<Standard> given = new ArrayList<>(StandardFiles.published());
    if (Files.isDirectory(home.standards())) {
      try (Stream<Path> files = Files.list(home.standards())) {
        for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
          given.addAll(StandardFiles.read(file.toString(), Files.readString(file)));
        }
      }
    }
    return new Library(given, store, clock.withZone(time.zone()));
  }
}
