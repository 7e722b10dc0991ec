package city.weir.catalog.grading.proposal;

class InMemoryProposalsTest extends ProposalStoreContract {
  @Override
  protected ProposalStore open() {
    return new InMemoryProposals();
  }
}
