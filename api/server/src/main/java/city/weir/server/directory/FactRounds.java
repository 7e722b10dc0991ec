package city.weir.server.directory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks now and then at what batches and the clock changed of datasets, for searches to tell. */
@Component
class FactRounds {
  private final Directory directory;

  FactRounds(Directory directory) {
    this.directory = directory;
  }

  /** What fails is logged by the scheduler and looked at again by the next round. */
  @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT15S")
  void round() {
    directory.noteFacts();
  }
}
