package city.weir.server.requests;

import city.weir.contract.Directory.Share;
import city.weir.contract.Grade;
import city.weir.sharing.policy.Words;
import city.weir.sharing.request.Stage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests are dealt with here.
 *
 * @param stages the reviews, in order; none for the provider's, and from general-3 on the steward's
 * @param disputeDays working days in which the provider looks at a disputed refusal again
 * @param arbitrationDays working days in which the steward decides
 */
@ConfigurationProperties("weir.requests")
record RequestSettings(
    @DefaultValue List<StageSettings> stages,
    @DefaultValue("5") int disputeDays,
    @DefaultValue("10") int arbitrationDays) {

  /** A review; what each value means, {@link Stage} says. */
  record StageSettings(
      String name,
      String chinese,
      String english,
      Stage.Reviewer reviewer,
      int workingDays,
      @Nullable Integer workingDaysUnpublished,
      @DefaultValue Set<Share.Type> shares,
      @Nullable Grade fromGrade) {
    Stage stage() {
      return new Stage(
          name,
          new Words(chinese, english),
          reviewer,
          workingDays,
          workingDaysUnpublished == null ? workingDays : workingDaysUnpublished,
          shares,
          fromGrade);
    }
  }

  List<Stage> reviews() {
    return stages.isEmpty() ? Stage.usual() : stages.stream().map(StageSettings::stage).toList();
  }
}
