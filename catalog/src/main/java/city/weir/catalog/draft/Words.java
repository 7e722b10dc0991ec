package city.weir.catalog.draft;

/** The same in Chinese and in English. */
public record Words(String zh, String en) {
  public String in(boolean chinese) {
    return chinese ? zh : en;
  }
}
