package city.weir.server.sheets;

import city.weir.catalog.draft.Words;
import city.weir.catalog.intake.Outcome;
import city.weir.catalog.intake.Sender;
import city.weir.catalog.intake.Taking;
import city.weir.server.audit.Audit;
import city.weir.server.calls.CallKey;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may send spreadsheets in, see them and have them taken. */
@Component
class UploadDesk {
  private static final int LONGEST_NAME = 200;

  private final Uploads uploads;
  private final UploadFiles files;
  private final UploadRuns runs;
  private final SheetSettings settings;
  private final Audit audit;
  private final Clock clock;

  UploadDesk(
      Uploads uploads,
      UploadFiles files,
      UploadRuns runs,
      SheetSettings settings,
      Audit audit,
      Clock clock) {
    this.uploads = uploads;
    this.files = files;
    this.runs = runs;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Keeps {@code content} and begins to read it.
   *
   * @param key the caller's own name of this call, or null: a second call under it sends nothing
   */
  Upload send(
      byte[] content,
      String fileName,
      @Nullable String key,
      Subject subject,
      HttpServletRequest request) {
    Sender sender = sender(subject, request);
    CallKey.check(key);
    Optional<Upload> before = key == null ? Optional.empty() : uploads.under(sender.id(), key);
    if (before.isPresent()) {
      return before.get();
    }
    if (content.length == 0) {
      throw new ProblemException(
          ProblemCode.MALFORMED,
          new Words("文件是空的：请选择 .xlsx 文件", "The file is empty: send an .xlsx file"));
    }
    limit(sender);
    Upload upload =
        new Upload(
            UUID.randomUUID().toString(),
            sender,
            name(fileName),
            Upload.State.READING,
            null,
            null,
            clock.instant(),
            clock.instant());
    audit.permitted(
        request,
        subject,
        Deed.of("directory.import"),
        "import %s of %d bytes: %s".formatted(upload.id(), content.length, upload.fileName()));
    // First the file: what the database knows of must be there.
    files.keep(upload.id(), content);
    if (key != null && !uploads.add(upload, key)) {
      files.drop(upload.id());
      return uploads.under(sender.id(), key).orElseThrow();
    }
    if (key == null) {
      uploads.add(upload, null);
    }
    runs.start(upload);
    return upload;
  }

  private void limit(Sender sender) {
    long waiting =
        uploads.goingOn().stream().filter(u -> u.sender().id().equals(sender.id())).count();
    if (waiting >= settings.perSender()) {
      throw new ProblemException(
          ProblemCode.TOO_MANY_REQUESTS,
          new Words(
              "您已有 %d 个文件等待读取，达到上限：请等其中一个完成".formatted(settings.perSender()),
              "%d of your files wait to be read, which is the most: wait for one to be done"
                  .formatted(settings.perSender())));
    }
  }

  /** Takes what is valid. A second call while it goes on changes nothing. */
  Upload take(String id, Taking.Wish wish, Subject subject, HttpServletRequest request) {
    Upload upload = find(id, subject);
    if (!upload.sender().id().equals(subject.id())) {
      audit.denied(
          request, subject, Deed.of("directory.take"), "import %s is another's".formatted(id));
      throw new ProblemException(
          ProblemCode.NOT_PERMITTED,
          new Words(
              "文件由 %s 上传，录入时以其名义编写。请自行上传文件".formatted(upload.sender().id()),
              "%s sent it: what is taken of it is written in that name. Send the file yourself"
                  .formatted(upload.sender().id())));
    }
    if (upload.state() == Upload.State.TAKING) {
      return upload;
    }
    if (upload.state() != Upload.State.CHECKED) {
      throw new ProblemException(
          ProblemCode.CONFLICT,
          new Words(
              "文件尚未检查完毕或不能读取，只有检查过的内容可以录入",
              "Import %s is %s: only what was checked can be taken"
                  .formatted(id, upload.state().word())));
    }
    audit.permitted(
        request,
        subject,
        Deed.of("directory.take"),
        "import %s, %s, %s"
            .formatted(
                id,
                wish.submit() ? "handed in" : "as drafts",
                wish.changes() ? "changes too" : "new ones only"));
    Upload begun = upload.in(Upload.State.TAKING, null, wish, clock.instant());
    if (uploads.replace(Upload.State.CHECKED, begun)) {
      runs.start(begun);
    }
    return begun;
  }

  /** One the subject may see: its own, or any for stewards. */
  Upload find(String id, Subject subject) {
    return uploads
        .find(id)
        .filter(u -> subject.is(Role.STEWARD) || u.sender().id().equals(subject.id()))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.NOT_FOUND,
                    new Words(
                        "没有您可以查看的导入“%s”".formatted(id),
                        "There is no import '%s' that you may see".formatted(id))));
  }

  /** The newest first. */
  List<Upload> list(Subject subject, int skip, int most) {
    return uploads.list(subject.is(Role.STEWARD) ? null : subject.id(), skip, most);
  }

  UploadDetail detail(Upload upload) {
    Map<Outcome, Integer> outcomes = uploads.outcomes(upload.id());
    Uploads.Totals totals = uploads.totals(upload.id());
    return UploadDetail.of(upload, runs.progressOf(upload.id()), outcomes, totals);
  }

  /** Stewards write for all providers, owners for their own organisation. */
  private Sender sender(Subject subject, HttpServletRequest request) {
    if (subject.is(Role.STEWARD)) {
      return new Sender(subject.id(), null);
    }
    String organisation = subject.organisation();
    if (subject.is(Role.OWNER) && organisation != null) {
      return new Sender(subject.id(), organisation);
    }
    audit.denied(request, subject, Deed.of("directory.import"), "neither steward nor owner");
    throw new ProblemException(
        ProblemCode.NOT_PERMITTED,
        new Words(
            "电子表格由数据管理员和已登记单位的数据提供方上传",
            "Spreadsheets are sent in by stewards, and by owners of a known organisation"));
  }

  /** What people call it, without the folders some browsers name. */
  private static String name(String fileName) {
    String last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("\\p{Cntrl}", "").strip();
    return plain.isEmpty()
        ? "directory.xlsx"
        : plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
  }
}
