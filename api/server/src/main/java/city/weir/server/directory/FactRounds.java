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
  @Scheduled(
      initialDelayString = "${weir.directory.facts-every:15s}",
      fixedDelayString = "${weir.directory.facts-every:15s}")
  void round() {
    directory.noteFacts();
  }
}
