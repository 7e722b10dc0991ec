package city.weir.server.requests;

import city.weir.server.settings.CityTime;
import city.weir.server.settings.Home;
import city.weir.sharing.calendar.CalendarYear;
import city.weir.sharing.calendar.WorkingDays;
import city.weir.sharing.policy.AgreementStore;
import city.weir.sharing.request.Deadlines;
import city.weir.sharing.request.MachineCheck;
import city.weir.sharing.request.Proceedings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RequestsConfiguration {
  /** The years that come with us, and those of the home's {@code calendar} folder over them. */
  @Bean
  WorkingDays workingDays(Home home) throws IOException {
    List<CalendarYear> years = new ArrayList<>(CalendarYear.known());
    if (Files.isDirectory(home.calendar())) {
      try (Stream<Path> files = Files.list(home.calendar())) {
        for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
          years.add(CalendarYear.read(file.toString(), Files.readString(file)));
        }
      }
    }
    return new WorkingDays(years);
  }

  @Bean
  Deadlines deadlines(WorkingDays days, CityTime time, RequestSettings settings) {
    return new Deadlines(days, time.zone(), settings.disputeDays(), settings.arbitrationDays());
  }

  @Bean
  Proceedings proceedings(
      MachineCheck check, RequestSettings settings, Deadlines deadlines, AgreementStore store) {
    return new Proceedings(check, settings.reviews(), deadlines, store);
  }
}
