package city.weir.server.quotas;

/** What is counted of a party. */
enum Measure {
  REQUESTS,
  ROWS,
  /** Of answers, before compression. */
  BYTES
}
