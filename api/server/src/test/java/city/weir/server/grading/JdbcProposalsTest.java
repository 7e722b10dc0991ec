package city.weir.server.grading;

import city.weir.catalog.grading.proposal.ProposalStore;
import city.weir.catalog.grading.proposal.ProposalStoreContract;
import city.weir.server.database.TestDatabase;
import org.junit.jupiter.api.Nested;

class JdbcProposalsTest {
  @Nested
  class OnH2 extends ProposalStoreContract {
    @Override
    protected ProposalStore open() {
      return new JdbcProposals(TestDatabase.H2.fresh());
    }
  }

  @Nested
  class OnPostgresql extends ProposalStoreContract {
    @Override
    protected ProposalStore open() {
      return new JdbcProposals(TestDatabase.POSTGRESQL.fresh());
    }
  }
}
