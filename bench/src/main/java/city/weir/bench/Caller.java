package city.weir.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One connection over which GET is called again and again. It takes next to nothing of the cores
 * that are measured, which a client that can do more would.
 */
final class Caller implements AutoCloseable {
  private final int port;
  private final String rest;
  private Socket socket;
  private InputStream in;

  Caller(int port, String token) throws IOException {
    this.port = port;
    socket = connect(port);
    in = input(socket);
    rest = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n";
  }

  private static Socket connect(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    return socket;
  }

  private static InputStream input(Socket socket) throws IOException {
    return new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  /** Takes what an answer consists of. */
  @FunctionalInterface
  interface Body {
    void take(byte[] bytes, int count) throws IOException;
  }

  /** The body of the answer, which must be 200. */
  String get(String path) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    get(path, (bytes, count) -> body.write(bytes, 0, count));
    return body.toString(StandardCharsets.UTF_8);
  }

  void get(String path, Body body) throws IOException {
    socket.getOutputStream().write(("GET " + path + rest).getBytes(StandardCharsets.US_ASCII));
    String status = line();
    long length = 0;
    boolean chunked = false;
    boolean last = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(java.util.Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(header.substring(15).strip());
      }
      last |= lower.equals("connection: close");
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    if (!chunked) {
      take(length, body);
    } else {
      for (int size = size(); size > 0; size = size()) {
        take(size, body);
        line();
      }
      line();
    }
    if (last) {
      socket.close();
      socket = connect(port);
      in = input(socket);
    }
    if (!status.contains(" 200")) {
      throw new IOException("Not answered: " + status);
    }
  }

  private int size() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private void take(long count, Body body) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (long left = count; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException("Broken off, %d bytes short".formatted(left));
      }
      body.take(buffer, read);
      left -= read;
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("The connection was closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
