package city.weir.server.sheets;

/**
 * How far an upload is that is being read or taken.
 *
 * @param rows rows of the file read
 * @param entries entries found in it, 0 while it is read
 * @param checked entries checked
 * @param taken entries gone through while taking
 * @param wanted how many are to be taken, 0 while none are
 */
record Progress(int rows, int entries, int checked, int taken, int wanted) {
  static final Progress NONE = new Progress(0, 0, 0, 0, 0);

  /** Out of 100; reading counts for the first quarter. */
  public int percent() {
    if (wanted > 0) {
      return 100 * taken / wanted;
    }
    return entries == 0 ? Math.min(24, rows / 1_000) : 25 + 75 * checked / entries;
  }
}
