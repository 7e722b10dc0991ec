package city.weir.server.directory;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.Audience;
import city.weir.catalog.Kind;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.catalog.State;
import city.weir.catalog.lifecycle.EntryStore;
import city.weir.catalog.lifecycle.Life;
import city.weir.server.TestServer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;

class FirstEntriesTest {
  private static final int MOST = 100;

  @TempDir static Path home;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start(home, "weir.sample=" + TestServer.root().resolve("samples/wuhan"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<Life> written() {
    return server.bean(EntryStore.class).all(null, MOST).stream()
        .filter(life -> life.contract() == null)
        .toList();
  }

  private static Life entry(String id) {
    return server.bean(EntryStore.class).find(id).orElseThrow();
  }

  @Test
  void theSampleCityHasThingsOfEveryKindAtEveryPointOfTheirLife() {
    assertThat(written()).as("all that stand in entries.yaml").hasSize(15);
    assertThat(written().stream().map(Life::kind).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(Kind.DATASET)));
    Map<State, Long> states =
        written().stream()
            .collect(Collectors.groupingBy(l -> l.latest().state(), Collectors.counting()));
    assertThat(states.keySet())
        .containsExactlyInAnyOrder(State.DRAFT, State.SUBMITTED, State.REVIEWED, State.PUBLISHED);
    assertThat(written())
        .allSatisfy(life -> assertThat(life.code() != null).isEqualTo(life.published() > 0));
  }

  @Test
  void whoWroteOneDidNotJudgeItAndAChangeIsInItsHistory() {
    Life plan = entry("wuhan.flood.emergency-plan");

    assertThat(plan.published()).isEqualTo(2);
    assertThat(plan.latest().authors()).isEqualTo(Set.of("zhao-min"));
    assertThat(server.bean(EntryStore.class).revision(plan.id(), 1))
        .hasValueSatisfying(first -> assertThat(first.draft()).isNotEqualTo(plan.latest().draft()));
  }

  @Test
  void theyAreFoundInChineseEnglishAndPinyinByThoseWhoMayKnow() {
    assertThat(found("龙王庙", Audience.PARTNER)).contains("wuhan.water.longwangmiao-camera");
    assertThat(found("weather warnings", Audience.PUBLIC))
        .contains("wuhan.weather.warning-service");
    assertThat(found("jingbaoqi", Audience.PARTNER)).contains("wuhan.emergency.siren");
    assertThat(found("救援队伍名册", Audience.PARTNER)).doesNotContain("wuhan.emergency.team-roster");
  }

  private static List<String> found(String text, Audience audience) {
    return server
        .bean(Directory.class)
        .search(new SearchRequest(text, Map.of(), audience, 0, 20))
        .hits()
        .stream()
        .map(SearchResult.Hit::id)
        .toList();
  }

  @Test
  void nothingIsTakenInTwice() throws Exception {
    long before = server.bean(StepLog.class).last();

    server.bean(FirstEntries.class).run(new DefaultApplicationArguments());

    assertThat(server.bean(StepLog.class).last()).isEqualTo(before);
  }
}
