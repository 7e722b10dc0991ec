package city.weir.catalog.grading.exception;

class InMemoryExceptionsTest extends ExceptionStoreContract {
  @Override
  protected ExceptionStore open() {
    return new InMemoryExceptions();
  }
}
