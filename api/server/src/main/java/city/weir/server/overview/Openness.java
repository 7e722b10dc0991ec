package city.weir.server.overview;

import city.weir.server.sample.SampleCity;
import org.springframework.stereotype.Component;

/** Whether the page is for everybody: as set, and unless set only for the sample city. */
@Component
record Openness(boolean open) {
  @org.springframework.beans.factory.annotation.Autowired
  Openness(OverviewSettings settings, SampleCity sample) {
    this(settings.open() == null ? sample.on() : settings.open());
  }
}
