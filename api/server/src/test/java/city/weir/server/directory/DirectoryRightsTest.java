package city.weir.server.directory;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.Audience;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.SampleDrafts;
import city.weir.contract.Grade;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DirectoryRightsTest {
  private static final String OURS = "11420100MB1000004U";
  private static final String THEIRS = "91350100M000100Y43";

  private static Subject subject(@Nullable String organisation, Role... roles) {
    return new Subject("s", "s", "s", organisation, Set.of(roles), null, Grade.GENERAL_1);
  }

  private static Draft of(String provider) {
    return SampleDrafts.sheet().with(Field.PROVIDER_CODE, provider);
  }

  @Test
  void whoHasNoRoleOfAPartnerSeesWhatEverybodySees() {
    assertThat(DirectoryRights.audience(subject(OURS))).isEqualTo(Audience.PUBLIC);
    Map<Role, Audience> expected =
        Map.of(
            Role.STEWARD, Audience.STEWARD,
            Role.AGENCY, Audience.PARTNER,
            Role.OWNER, Audience.PARTNER,
            Role.ANALYST, Audience.PARTNER);
    for (Role role : Role.values()) {
      assertThat(DirectoryRights.audience(subject(null, role)))
          .as(role.name())
          .isEqualTo(expected.getOrDefault(role, Audience.PUBLIC));
    }
  }

  @Test
  void ownersWriteForTheirOwnOrganisationAndStewardsForAll() {
    assertThat(DirectoryRights.mayWrite(subject(OURS, Role.OWNER), of(OURS))).isTrue();
    assertThat(DirectoryRights.mayWrite(subject(OURS, Role.OWNER), of(THEIRS))).isFalse();
    assertThat(DirectoryRights.mayWrite(subject(null, Role.OWNER), of(""))).isFalse();
    assertThat(DirectoryRights.mayWrite(subject(OURS, Role.STEWARD), of(THEIRS))).isTrue();
    assertThat(DirectoryRights.mayWrite(subject(OURS, Role.AGENCY), of(OURS))).isFalse();
    assertThat(DirectoryRights.mayWrite(subject(OURS), of(OURS))).isFalse();
  }
}
