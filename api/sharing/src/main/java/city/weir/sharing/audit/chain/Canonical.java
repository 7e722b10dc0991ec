package city.weir.sharing.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Hash;
import city.weir.sharing.audit.Who;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one form an event is hashed in. Every field is a netstring ({@code 5:hello,}), an absent one
 * {@code -,}; first the {@link #FORM}, then the number, then the event. Two events with the same
 * bytes are the same event.
 */
public final class Canonical {
  /** Names form and hash. A chain under another hash, such as SM3, has another name here. */
  public static final String FORM = "weir-audit-1/sha-256";

  private Canonical() {}

  /** All that is hashed of an event but its number. */
  public static byte[] body(AuditEvent event) {
    Fields fields = new Fields();
    Who who = event.who();
    Deed deed = event.deed();
    fields.add(micros(event.at()));
    fields.add(who.subject());
    fields.add(who.party());
    fields.add(who.peer());
    fields.add(deed.action());
    fields.add(deed.dataset());
    fields.add(deed.way());
    fields.add(deed.agreement());
    fields.add(deed.purpose());
    fields.add(event.outcome().name());
    fields.add(event.reason());
    fields.add(Long.toString(deed.rows()));
    fields.add(event.correlation());
    fields.add(Integer.toString(deed.columns().size()));
    deed.columns().forEach(fields::add);
    return fields.bytes();
  }

  /** What stands before the body of the event numbered {@code sequence}. */
  public static byte[] prefix(long sequence) {
    Fields fields = new Fields();
    fields.add(FORM);
    fields.add(Long.toString(sequence));
    return fields.bytes();
  }

  /** The hash of an entry: over the hash before it, its prefix and its body. */
  public static Hash hash(Hash before, byte[] prefix, byte[] body) {
    MessageDigest digest = sha256();
    digest.update(before.bytes());
    digest.update(prefix);
    digest.update(body);
    return Hash.of(digest.digest());
  }

  /** The hash that {@code event} has at the place {@code sequence} after {@code before}. */
  public static Hash hash(Hash before, long sequence, AuditEvent event) {
    return hash(before, prefix(sequence), body(event));
  }

  /**
   * Reads back what {@link #body} wrote.
   *
   * @throws IllegalArgumentException when it is no body
   */
  public static AuditEvent parse(byte[] body) {
    Reader reader = new Reader(body);
    Instant at = Instant.EPOCH.plus(Long.parseLong(reader.required()), ChronoUnit.MICROS);
    Who who = new Who(reader.required(), reader.required(), reader.next());
    String action = reader.required();
    String dataset = reader.next();
    String way = reader.next();
    String agreement = reader.next();
    String purpose = reader.next();
    AuditEvent.Outcome outcome = AuditEvent.Outcome.valueOf(reader.required());
    String reason = reader.required();
    long rows = Long.parseLong(reader.required());
    String correlation = reader.required();
    int count = Integer.parseInt(reader.required());
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      columns.add(reader.required());
    }
    reader.end();
    Deed deed = new Deed(action, dataset, way, agreement, purpose, rows, columns);
    return new AuditEvent(at, who, deed, outcome, reason, correlation);
  }

  private static String micros(Instant at) {
    return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256, but this one", e);
    }
  }

  /** Fields one after another. */
  private static final class Fields {
    private static final int USUAL = 512;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL);

    void add(@Nullable String value) {
      if (value == null) {
        bytes.write('-');
      } else {
        byte[] text = value.getBytes(UTF_8);
        bytes.writeBytes(Integer.toString(text.length).getBytes(UTF_8));
        bytes.write(':');
        bytes.writeBytes(text);
      }
      bytes.write(',');
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }

  /** Reads fields. */
  private static final class Reader {
    private static final int LONGEST_LENGTH = 9;

    private final byte[] bytes;
    private int at;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    String required() {
      String value = next();
      if (value == null) {
        throw wrong();
      }
      return value;
    }

    @Nullable String next() {
      if (at < bytes.length && bytes[at] == '-') {
        at++;
        comma();
        return null;
      }
      int colon = at;
      while (colon < bytes.length && colon - at <= LONGEST_LENGTH && bytes[colon] != ':') {
        colon++;
      }
      int length = Integer.parseInt(new String(bytes, at, colon - at, UTF_8));
      if (length < 0 || length >= bytes.length - colon) {
        throw wrong();
      }
      String value = new String(bytes, colon + 1, length, UTF_8);
      at = colon + 1 + length;
      comma();
      return value;
    }

    private void comma() {
      if (at >= bytes.length || bytes[at] != ',') {
        throw wrong();
      }
      at++;
    }

    void end() {
      if (at != bytes.length) {
        throw wrong();
      }
    }

    private IllegalArgumentException wrong() {
      return new IllegalArgumentException("No event: its bytes end or break off at " + at);
    }
  }
}
