package city.weir.sharing.policy;

class InMemoryAgreementsTest extends AgreementStoreContract {
  @Override
  protected AgreementStore store() {
    return new InMemoryAgreements();
  }
}
