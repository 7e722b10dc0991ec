package city.weir.server.iceberg;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import org.apache.iceberg.rest.RESTMessage;
import org.apache.iceberg.rest.RESTSerializers;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/**
 * Reads and writes the messages of Iceberg's REST protocol with Iceberg's own serialisers. They
 * want Jackson 2, everything else here speaks Jackson 3: this is the one place where the two meet.
 */
final class MessageConverter extends AbstractHttpMessageConverter<RESTMessage> {
  private final ObjectMapper mapper = new ObjectMapper();

  MessageConverter() {
    super(MediaType.APPLICATION_JSON);
    mapper.setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);
    mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    mapper.setPropertyNamingStrategy(new PropertyNamingStrategies.KebabCaseStrategy());
    RESTSerializers.registerAll(mapper);
  }

  @Override
  protected boolean supports(Class<?> type) {
    return RESTMessage.class.isAssignableFrom(type);
  }

  @Override
  protected RESTMessage readInternal(Class<? extends RESTMessage> type, HttpInputMessage input)
      throws IOException {
    RESTMessage message = mapper.readValue(input.getBody(), type);
    if (message == null) {
      throw new HttpMessageNotReadableException("The body is empty", input);
    }
    return message;
  }

  @Override
  protected void writeInternal(RESTMessage message, HttpOutputMessage output) throws IOException {
    mapper.writeValue(output.getBody(), message);
  }
}
