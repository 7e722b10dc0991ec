package city.weir.pipelines.artemis;

/** Topic filters of MQTT (version 5, section 4.7). */
final class Topics {
  private Topics() {}

  static boolean matches(String filter, String topic) {
    String[] want = filter.split("/", -1);
    String[] have = topic.split("/", -1);
    if (topic.startsWith("$") && !want[0].equals(have[0])) {
      return false;
    }
    for (int i = 0; i < want.length; i++) {
      if (want[i].equals("#")) {
        return i == want.length - 1;
      }
      if (i >= have.length || !(want[i].equals("+") || want[i].equals(have[i]))) {
        return false;
      }
    }
    return want.length == have.length;
  }

  /** Whether a filter is well-formed, and narrower than everything. */
  static boolean valid(String filter) {
    if (filter.isEmpty() || filter.equals("#") || filter.startsWith("$")) {
      return false;
    }
    String[] levels = filter.split("/", -1);
    for (int i = 0; i < levels.length; i++) {
      boolean wild = levels[i].contains("+") || levels[i].contains("#");
      if (wild && levels[i].length() > 1) {
        return false;
      }
      if (levels[i].equals("#") && i < levels.length - 1) {
        return false;
      }
    }
    return true;
  }
}
