package city.weir.server.requests;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.server.agreements.AgreementDetail;
import city.weir.server.audit.Audit;
import city.weir.server.problem.DeniedException;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.rows.ShownColumn;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Words;
import city.weir.sharing.request.AccessRequest;
import city.weir.sharing.request.Narrowing;
import city.weir.sharing.request.Proceedings;
import city.weir.sharing.request.RequestRefusedException;
import city.weir.sharing.rows.RowPage;
import city.weir.sharing.rows.RowParameters;
import city.weir.sharing.rows.RowReader;
import city.weir.sharing.view.View;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Shows the provider's side what the other side would see: the same policy, the same reader, with
 * the agreement as if it were made.
 */
@Service
public final class Previews {
  private static final String ROWS = "20";

  private final RequestReading requests;
  private final Proceedings proceedings;
  private final Policy policy;
  private final ObjectProvider<RowReader> reader;
  private final Audit audit;
  private final Clock clock;

  Previews(
      RequestReading requests,
      Proceedings proceedings,
      Policy policy,
      ObjectProvider<RowReader> reader,
      Audit audit,
      Clock clock) {
    this.requests = requests;
    this.proceedings = proceedings;
    this.policy = policy;
    this.reader = reader;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What the other side would see.
   *
   * @param agreement what would be agreed on
   * @param columns every column of the dataset, and how the other side would see it
   * @param page the first rows, of the columns that would be shown
   * @param explanation why they would be permitted
   */
  public record Preview(
      AgreementDetail agreement, List<ShownColumn> columns, RowPage page, Words explanation) {}

  /**
   * The preview, for whoever answers for the dataset and for the steward.
   *
   * @param narrowed what would be agreed to of it, or null for all that is left of it
   * @throws ProblemException when {@code subject} is neither, or nothing could be agreed on
   */
  public Preview of(
      HttpServletRequest http, Subject subject, String id, @Nullable Narrowing narrowed) {
    AccessRequest request = requests.find(subject, id);
    DataContract dataset = requests.dataset(request);
    Deed deed = RequestReading.deed(request, "preview").by(Way.QUERY);
    if (!subject.owns(dataset) && !subject.is(Subject.Role.STEWARD)) {
      String why = "Only the provider of the dataset and the steward see the preview";
      audit.denied(http, subject, deed, why);
      throw new ProblemException(ProblemCode.NOT_PERMITTED, why);
    }
    Agreement proposed;
    try {
      AccessRequest asked =
          narrowed == null
              ? request
              : proceedings.foreseen(request, narrowed, subject, clock.instant());
      proposed = proceedings.proposed(asked, dataset, clock.instant());
    } catch (RequestRefusedException e) {
      throw new ProblemException(
          ProblemCode.BAD_REQUEST,
          String.valueOf(e.getMessage()),
          e.findings().stream().map(Object::toString).toList());
    } catch (IllegalArgumentException e) {
      // What is wider than what was asked for.
      ProblemException problem =
          new ProblemException(ProblemCode.BAD_REQUEST, String.valueOf(e.getMessage()));
      problem.initCause(e);
      throw problem;
    }
    Decision decision = policy.foresee(request.applicant(), dataset, proposed);
    if (decision instanceof Decision.Deny denial) {
      audit.denied(http, subject, deed, denial.reason().en());
      throw new DeniedException(denial);
    }
    Decision.Permit permit = (Decision.Permit) decision;
    RowPage page = read(View.of(dataset, permit));
    audit.permitted(http, subject, deed.gave(page.rows().size(), page.head().names()), id);
    return new Preview(
        AgreementDetail.of(proposed, clock.instant()),
        ShownColumn.of(dataset, permit),
        page,
        permit.explanation());
  }

  private RowPage read(View view) {
    try {
      return reader
          .getObject()
          .read(view, new RowParameters(null, null, null, ROWS, null, null, null));
    } catch (SQLException e) {
      throw new IllegalStateException(
          "Rows of %s could not be read".formatted(view.dataset().id()), e);
    }
  }
}
