package city.weir.server.outgoing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer that is read no further than a limit. */
final class BoundedAnswer implements ClientHttpResponse {
  private final ClientHttpResponse answer;
  private final int limit;

  BoundedAnswer(ClientHttpResponse answer, int limit) {
    this.answer = answer;
    this.limit = limit;
  }

  @Override
  public InputStream getBody() throws IOException {
    return new FilterInputStream(answer.getBody()) {
      private int read;

      @Override
      public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        int count = super.read(bytes, from, length);
        count(Math.max(0, count));
        return count;
      }

      private void count(int more) throws IOException {
        read += more;
        if (read > limit) {
          throw new IOException("The answer is longer than %d bytes".formatted(limit));
        }
      }
    };
  }

  @Override
  public HttpHeaders getHeaders() {
    return answer.getHeaders();
  }

  @Override
  public HttpStatusCode getStatusCode() throws IOException {
    return answer.getStatusCode();
  }

  @Override
  public String getStatusText() throws IOException {
    return answer.getStatusText();
  }

  @Override
  public void close() {
    answer.close();
  }
}
