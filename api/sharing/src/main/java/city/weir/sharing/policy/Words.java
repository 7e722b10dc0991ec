package city.weir.sharing.policy;

/** A sentence that people read, in Chinese and in English. */
public record Words(String zh, String en) {}
