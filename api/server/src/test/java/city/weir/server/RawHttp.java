package city.weir.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends what no well-behaved client would. */
public final class RawHttp {
  private static final int PATIENCE = 30_000;

  private RawHttp() {}

  /** All that {@code server} answers to {@code text} until it closes the connection. */
  public static String send(TestServer server, String text) throws IOException {
    URI uri = URI.create(server.uri("/"));
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(PATIENCE);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return read(socket.getInputStream());
    }
  }

  /**
   * Sends {@code head} and then bytes, one each {@code pause} milliseconds, until the server has
   * had enough of it.
   *
   * @return what it answered
   */
  public static String dribble(TestServer server, String head, long pause)
      throws IOException, InterruptedException {
    URI uri = URI.create(server.uri("/"));
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(PATIENCE);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      InputStream answer = socket.getInputStream();
      while (answer.available() == 0) {
        socket.getOutputStream().write(' ');
        socket.getOutputStream().flush();
        // The pace is the attack, not a wait for anything.
        Thread.sleep(pause);
      }
      return read(answer);
    }
  }

  private static String read(InputStream answer) throws IOException {
    return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
  }
}
