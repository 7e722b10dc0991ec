package city.weir.pipelines.log;

import java.time.Instant;

/**
 * One received message.
 *
 * @param position unique in its log, the same when it is given out again
 * @param address the topic it was published under, or the address of its push channel
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying each message would cost
public record LogEntry(long position, String address, Instant receivedAt, byte[] body) {}
