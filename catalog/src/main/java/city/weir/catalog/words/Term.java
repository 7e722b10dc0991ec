package city.weir.catalog.words;

/**
 * One term of a text, and where it is in it. The first character of {@code text} tells what it is
 * of; none has a blank in it:
 *
 * <ul>
 *   <li>none of these: two neighbouring Chinese characters, one character, or an English stem
 *   <li>{@code |} a Chinese word by the dictionary, or an English stem
 *   <li>{@code =} a word in Latin letters or digits as it is written
 *   <li>{@code *} two Chinese characters with one between them
 *   <li>{@code ~} how two neighbouring characters sound
 *   <li>{@code ^} with what letters the words of a phrase begin
 * </ul>
 */
record Term(String text, int start, int end) {
  static final char WORD = '|';
  static final char WRITTEN = '=';
  static final char GAP = '*';
  static final char SOUND = '~';
  static final char INITIALS = '^';
}
