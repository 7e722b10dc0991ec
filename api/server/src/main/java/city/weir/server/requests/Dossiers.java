package city.weir.server.requests;

import city.weir.server.agreements.AgreementDetail;
import city.weir.server.audit.Audit;
import city.weir.server.settings.CityTime;
import city.weir.sharing.audit.AuditFilter;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.audit.AuditPage;
import city.weir.sharing.audit.AuditTotal;
import city.weir.sharing.audit.AuditTotal.Facet;
import city.weir.sharing.policy.AgreementStore;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.request.AccessRequest;
import city.weir.sharing.request.State;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Service;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Puts everything about a request into one file. */
@Service
public final class Dossiers {
  private static final int USES = 1_000;

  private final RequestReading requests;
  private final AgreementStore agreements;
  private final AuditLog log;
  private final Audit audit;
  private final CityTime time;
  private final JsonMapper json;
  private final Clock clock;

  Dossiers(
      RequestReading requests,
      AgreementStore agreements,
      AuditLog log,
      Audit audit,
      CityTime time,
      JsonMapper json,
      Clock clock) {
    this.requests = requests;
    this.agreements = agreements;
    this.log = log;
    this.audit = audit;
    this.time = time;
    this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    this.clock = clock;
  }

  /**
   * A ZIP of {@code request.json}, {@code index.html} with the same in words, and {@code
   * SHA256SUMS} over both.
   */
  public byte[] zip(HttpServletRequest http, Subject subject, String id) throws IOException {
    AccessRequest request = requests.find(subject, id);
    Dossier dossier = dossier(subject, request);
    audit.permitted(http, subject, RequestReading.deed(request, "export"), id);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("request.json", json.writeValueAsBytes(dossier));
    files.put("index.html", DossierPage.of(dossier, time.zone()).getBytes(StandardCharsets.UTF_8));
    StringBuilder sums = new StringBuilder();
    files.forEach(
        (name, bytes) ->
            sums.append(HexFormat.of().formatHex(sha256(bytes)))
                .append("  ")
                .append(name)
                .append('\n'));
    files.put("SHA256SUMS", sums.toString().getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private Dossier dossier(Subject subject, AccessRequest request) {
    Instant now = clock.instant();
    AccessRequestDetail detail = requests.detail(request, subject);
    if (!(request.state() instanceof State.Granted granted)) {
      return new Dossier(now, detail, List.of(), List.of(), List.of(), false);
    }
    AuditFilter uses =
        new AuditFilter(null, null, null, null, null, null, granted.agreement(), null, null, null);
    List<AuditTotal> days =
        log.summarise(uses, Set.of(Facet.SUBJECT, Facet.ACTION, Facet.DAY), USES);
    AuditPage newest = log.search(uses, null, USES);
    return new Dossier(
        now,
        detail,
        agreements.versions(granted.agreement()).stream()
            .map(version -> AgreementDetail.of(version, now))
            .toList(),
        days.stream().map(Dossier.Use::of).toList(),
        newest.entries().stream().map(Dossier.Extract::of).toList(),
        newest.before() != null);
  }
}
