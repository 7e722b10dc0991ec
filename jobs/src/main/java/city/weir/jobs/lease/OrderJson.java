package city.weir.jobs.lease;

import city.weir.quality.promotion.PromotionOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Orders and reports as JSON: the fields of the records by their names. */
public final class OrderJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private OrderJson() {}

  public static PromotionOrder order(String json) throws JsonProcessingException {
    return MAPPER.readValue(json, PromotionOrder.class);
  }

  public static String write(Object record) throws JsonProcessingException {
    return MAPPER.writeValueAsString(record);
  }

  static Server.Answer answer(String json) throws JsonProcessingException {
    return MAPPER.readValue(json, Server.Answer.class);
  }

  static JsonNode tree(String json) throws JsonProcessingException {
    return MAPPER.readTree(json);
  }
}
