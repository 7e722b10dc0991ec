package city.weir.server.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.reading.ContractReader;
import city.weir.contract.reading.ContractSet;
import city.weir.contract.reading.GradeApprovals;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WiderColumnsTest {
  private static final ContractReader READER = new ContractReader();
  private static final GradeApprovals GIVEN = claim -> Optional.empty();
  private static final String REASON =
      "- {property: gradeReason, value: {approval: ge-1, because: generalised, why: w, approvedBy:"
          + " bo, on: \"2026-07-01\"}}\n          ";

  private final String register = resource("register.odcs.yaml");
  private final String roster = resource("roster.odcs.yaml");
  private final ContractSet before = set(register, roster, GradeApprovals.NONE);

  private static String resource(String name) {
    try (InputStream in = WiderColumnsTest.class.getResourceAsStream("/grading/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ContractSet set(String register, String roster, GradeApprovals approvals) {
    Map<String, String> files = new HashMap<>();
    files.put("register.odcs.yaml", register);
    files.put("roster.odcs.yaml", roster);
    files.put("roster.sql", resource("roster.sql"));
    return ContractSet.read(READER, files, approvals);
  }

  private static String graded(String contract, String column, String from, String to) {
    String graded =
        contract.replaceFirst(
            "(?s)(name: %s\n.*?)classification: %s".formatted(column, from),
            "$1classification: " + to);
    assertThat(graded).isNotEqualTo(contract);
    return graded;
  }

  /** Home graded lower than its input, for a reason. */
  private String excepted() {
    return graded(roster, "home", "general-4", "general-2")
        .replace(
            "- {property: mask, value: {default: remove}}",
            REASON + "- {property: mask, value: {default: remove}}");
  }

  @Test
  void namesWhatWouldBeGradedLower() {
    ContractSet after =
        set(graded(register, "home", "general-4", "general-3"), roster, GradeApprovals.NONE);

    assertThat(WiderColumns.between(before, after))
        .containsExactly(
            "test.register: column 'home' is graded general-4; general-3 would be lower");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{default: partial, keep: [3, 0]}|masked 'remove'; 'partial:3,0' would show more",
        "{default: hash}|masked 'remove'; 'hash' would show more"
      })
  void namesWhatWouldBeMaskedLess(String mask, String why) {
    String weaker = register.replace("{default: remove}", mask);
    ContractSet after = set(weaker, roster, GradeApprovals.NONE);

    assertThat(after.problems()).isEmpty();
    assertThat(WiderColumns.between(before, after))
        .containsExactly("test.register: column 'home' is " + why);
    assertThat(WiderColumns.between(after, before)).as("stricter").isEmpty();
  }

  @Test
  void leavesHigherGradesAndNewDatasetsAlone() {
    String higher = graded(register, "home", "general-4", "important");
    String followed = graded(roster, "home", "general-4", "important");
    String other = roster.replace("test.roster", "test.list").replace("theme.roster", "theme.list");

    assertThat(WiderColumns.between(before, set(higher, followed, GradeApprovals.NONE))).isEmpty();
    assertThat(
            WiderColumns.between(
                before,
                set(
                    register,
                    graded(other, "home", "general-4", "important"),
                    GradeApprovals.NONE)))
        .isEmpty();
  }

  @Test
  void letsALowerGradeRestOnAnExceptionThatStands() {
    ContractSet after = set(register, excepted(), GIVEN);

    assertThat(after.problems()).isEmpty();
    assertThat(WiderColumns.between(before, after)).isEmpty();
  }

  @Test
  void takesNoReasonThatNobodyHeldAgainstAnApproval() {
    ContractSet strict = set(register, graded(roster, "papers", "general-2", "general-4"), GIVEN);
    String reasoned =
        graded(roster, "papers", "general-2", "general-3")
            .replaceFirst(
                "(?s)(name: papers.*?classification: general-3\n)",
                "$1        customProperties:\n          " + REASON.stripTrailing() + "\n");
    ContractSet after = set(register, reasoned, GIVEN);

    assertThat(after.problems()).isEmpty();
    assertThat(WiderColumns.between(strict, after))
        .containsExactly(
            "test.roster: column 'papers' is graded general-4; general-3 would be lower");
  }

  @Test
  void remembersTheGradesOfWhatIsOutOfForce() {
    ContractSet revoked = set(register, excepted(), GradeApprovals.NONE);
    assertThat(revoked.byId("test.roster")).isEmpty();

    ContractSet mended =
        set(
            graded(register, "home", "general-4", "general-1"),
            graded(roster, "home", "general-4", "general-1"),
            GradeApprovals.NONE);

    assertThat(WiderColumns.between(revoked, mended))
        .containsExactly(
            "test.register: column 'home' is graded general-4; general-1 would be lower",
            "test.roster: column 'home' is graded general-2; general-1 would be lower");
  }
}
