package city.weir.server.ingest;

import city.weir.pipelines.Ingest;
import city.weir.pipelines.PushRefusedException;
import city.weir.pipelines.feed.SourceStatus;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/ingest")
@Tag(name = "ingest", description = "数据接入 Data coming in")
class IngestController {
  private static final Logger log = LoggerFactory.getLogger(IngestController.class);
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

  private final Ingest ingest;
  private final PushAudit audit;

  IngestController(Ingest ingest, PushAudit audit) {
    this.ingest = ingest;
    this.audit = audit;
  }

  /**
   * What became of a push.
   *
   * @param bytes taken in
   * @param duplicate whether it was there already, under the same Idempotency-Key
   */
  record Receipt(String source, long bytes, boolean duplicate) {}

  record Sources(List<SourceStatus> items) {}

  @GetMapping
  @Operation(summary = "接入状态 How every source is doing")
  Sources sources() {
    return new Sources(ingest.status());
  }

  @PostMapping(path = "/{address}", consumes = "*/*")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "推送数据 Push data to a source",
      description =
          "应答 202 时数据已持久化，数秒内进入原始库。 Once it answers 202 the data is durable; it is in raw"
              + " within seconds. Send the same Idempotency-Key when you try again.")
  Receipt push(
      @PathVariable String address,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String type,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody byte[] body,
      Subject subject) {
    if (key != null && !KEY.matcher(key).matches()) {
      throw new ProblemException(
          ProblemCode.MALFORMED, "Idempotency-Key must be 1 to 128 visible ASCII characters");
    }
    try {
      boolean taken = ingest.push(address, body, type, key);
      audit.taken(subject.id(), address, body.length);
      return new Receipt("http:" + address, body.length, !taken);
    } catch (PushRefusedException e) {
      audit.refused(subject.id(), address, String.valueOf(e.getMessage()), body.length);
      throw new ProblemException(code(e.kind()), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      log.error("A push to {} could not be made durable", address, e);
      throw new ProblemException(
          ProblemCode.UNAVAILABLE,
          "It is not known whether the data is durable: send it again, with the same"
              + " Idempotency-Key");
    }
  }

  private static ProblemCode code(PushRefusedException.Kind kind) {
    return switch (kind) {
      case UNKNOWN_SOURCE -> ProblemCode.NOT_FOUND;
      case TOO_LARGE -> ProblemCode.TOO_LARGE;
      case WRONG_TYPE -> ProblemCode.WRONG_CONTENT_TYPE;
    };
  }
}
