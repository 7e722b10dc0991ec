package city.weir.contract.reading;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.Zone;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SampleCityTest {
  private static final Path CONTRACTS =
      Path.of(System.getProperty("weir.root", ".."), "samples", "wuhan", "contracts");

  @Test
  void everyContractOfTheSampleCityIsSound() throws Exception {
    ContractSet city = ContractSet.read(new ContractReader(), CONTRACTS, GradeApprovals.NONE);

    assertThat(city.problems()).isEmpty();
    assertThat(city.contracts()).isNotEmpty().anyMatch(c -> c.zone() == Zone.RESOURCE);
    assertThat(city.rawTables()).isNotEmpty();
  }
}
