package city.weir.server.quotas;

/** So much of everything that is counted. */
record Taken(long requests, long rows, long bytes) {
  static final Taken NOTHING = new Taken(0, 0, 0);

  long of(Measure measure) {
    return switch (measure) {
      case REQUESTS -> requests;
      case ROWS -> rows;
      case BYTES -> bytes;
    };
  }

  Taken plus(Taken more) {
    return new Taken(requests + more.requests, rows + more.rows, bytes + more.bytes);
  }

  Taken minus(Taken less) {
    return new Taken(requests - less.requests, rows - less.rows, bytes - less.bytes);
  }
}
