package city.weir.server.standards;

import city.weir.catalog.draft.Words;
import city.weir.catalog.standard.CodeList;
import city.weir.catalog.standard.Edition;
import city.weir.catalog.standard.Library;
import city.weir.catalog.standard.Standard;
import city.weir.catalog.standard.Standard.Kind;
import city.weir.catalog.standard.StandardRefused;
import city.weir.server.audit.Audit;
import city.weir.server.contracts.Contracts;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do with the library: kept in the audit, and seen by the contracts. */
@Component
final class StandardDesk {
  private final Library library;
  private final Contracts contracts;
  private final Audit audit;

  StandardDesk(Library library, Contracts contracts, Audit audit) {
    this.library = library;
    this.contracts = contracts;
    this.audit = audit;
  }

  /** What the reader may know of: proposals are for stewards. */
  List<Edition> search(Subject reader, Kind kind, String text) {
    return library.search(kind, text).stream()
        .flatMap(newest -> visible(reader, newest).stream())
        .toList();
  }

  /** All editions the reader may know of, the newest first; at least one. */
  List<Edition> editions(Subject reader, Kind kind, String id) {
    List<Edition> editions =
        library.editions(kind, id).stream()
            .filter(edition -> reader.is(Role.STEWARD) || edition.stage().known())
            .toList();
    if (editions.isEmpty()) {
      throw new ProblemException(
          ProblemCode.NOT_FOUND,
          new Words(
              "标准库中没有%s“%s”".formatted(kind == Kind.ELEMENT ? "数据元" : "代码表", id),
              "The standards library has no %s '%s'; GET /api/v1/%s?q= finds those there are"
                  .formatted(
                      kind == Kind.ELEMENT ? "data element" : "code list",
                      id,
                      kind == Kind.ELEMENT ? "data-elements" : "code-lists")));
    }
    return editions;
  }

  /** What a code list says that is in force; empty while none of the id is. */
  Optional<CodeList> listInForce(String id) {
    return library.known(Kind.LIST, id).map(edition -> (CodeList) edition.standard());
  }

  /** The code list that waits to be judged; empty while none of the id does. */
  Optional<CodeList> listProposed(String id) {
    return library.editions(Kind.LIST, id).stream()
        .findFirst()
        .filter(newest -> newest.stage() == Edition.Stage.PROPOSED)
        .map(newest -> (CodeList) newest.standard());
  }

  /** What would be wrong with {@code standard}, were it proposed. */
  List<Words> problems(Standard standard) {
    return library.problems(standard);
  }

  Edition propose(HttpServletRequest http, Subject subject, Supplier<? extends Standard> standard) {
    return step(
        http,
        subject,
        "standard.propose",
        () -> {
          try {
            return library.propose(standard.get(), subject.id());
          } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()), e);
          }
        });
  }

  Edition approve(
      HttpServletRequest http, Subject subject, Kind kind, String id, @Nullable String note) {
    return step(
        http, subject, "standard.approve", () -> library.approve(kind, id, subject.id(), note));
  }

  Edition refuse(
      HttpServletRequest http, Subject subject, Kind kind, String id, @Nullable String why) {
    return step(
        http, subject, "standard.refuse", () -> library.refuse(kind, id, subject.id(), why));
  }

  Edition deprecate(
      HttpServletRequest http,
      Subject subject,
      Kind kind,
      String id,
      @Nullable String successor,
      @Nullable String why) {
    return step(
        http,
        subject,
        "standard.deprecate",
        () -> library.deprecate(kind, id, subject.id(), successor, why));
  }

  private interface Act {
    Edition run() throws StandardRefused;
  }

  private Edition step(HttpServletRequest http, Subject subject, String action, Act act) {
    try {
      Edition edition = act.run();
      audit.permitted(http, subject, Deed.of(action), words(edition));
      if (edition.stage() == Edition.Stage.APPROVED) {
        // Contracts take codes of lists from the library.
        contracts.reload();
      }
      return edition;
    } catch (StandardRefused e) {
      audit.denied(http, subject, Deed.of(action), String.valueOf(e.getMessage()));
      throw problem(e);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(
          "The library was changed; the contracts could not be read again", e);
    }
  }

  private List<Edition> visible(Subject reader, Edition newest) {
    return reader.is(Role.STEWARD) || newest.stage().known()
        ? List.of(newest)
        : library.known(newest.standard().kind(), newest.standard().id()).stream().toList();
  }

  private static String words(Edition edition) {
    return "%s %s, edition %d: %s"
        .formatted(
            edition.standard().kind().name().toLowerCase(Locale.ROOT),
            edition.standard().id(),
            edition.number(),
            edition.stage().name().toLowerCase(Locale.ROOT));
  }

  private static ProblemException problem(StandardRefused e) {
    ProblemCode code =
        switch (e.code()) {
          case UNKNOWN -> ProblemCode.NOT_FOUND;
          case STATE, CHANGED -> ProblemCode.CONFLICT;
          case INVALID, REASON -> ProblemCode.BAD_STANDARD;
          case OWN_WORK -> ProblemCode.NOT_PERMITTED;
        };
    ProblemException problem = new ProblemException(code, e.why(), e.problems());
    problem.initCause(e);
    return problem;
  }

  private static ProblemException refused(String message, Throwable cause) {
    ProblemException problem = new ProblemException(ProblemCode.BAD_STANDARD, message);
    problem.initCause(cause);
    return problem;
  }
}
