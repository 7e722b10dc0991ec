package city.weir.server.grading;

import city.weir.catalog.grading.Advice;
import tools.jackson.databind.json.JsonMapper;

/** Advice as it stands in the database: JSON. */
final class AdviceText {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private AdviceText() {}

  static String write(Advice advice) {
    return JSON.writeValueAsString(advice);
  }

  static Advice read(String text) {
    return JSON.readValue(text, Advice.class);
  }
}
