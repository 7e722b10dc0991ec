package city.weir.sharing.subscription.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.sharing.SampleCity;
import city.weir.sharing.SampleLake.Hospital;
import city.weir.sharing.subscription.Position;
import city.weir.sharing.subscription.Subscribing;
import city.weir.sharing.subscription.SubscriptionRefused;
import city.weir.sharing.subscription.SubscriptionStore.Current;
import city.weir.sharing.subscription.Watch;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransitionsTest {
  @TempDir Path folder;
  private Subscribing city;
  private Feed feed;

  @BeforeEach
  void open() {
    city = new Subscribing(folder);
    feed = city.feed();
  }

  @AfterEach
  void close() {
    city.close();
  }

  private static Watch when(String condition, @Nullable String until, String... per) {
    return new Watch.Condition(condition, until, List.of(per));
  }

  private Told told(Watch watch) throws Exception {
    return new Told(feed, city.begin(SampleCity.STEWARD, watch));
  }

  private void beds(String first, String second) {
    city.lake.overwrite(
        new Hospital(1, "协和医院", "420103", first), new Hospital(2, "同济医院", "420103", second));
  }

  private static List<Integer> ids(Told told) throws Exception {
    return told.items().stream().map(item -> item.path("id").asInt()).toList();
  }

  @Test
  void isToldWhenItBeginsToHoldAndNotWhileItHolds() throws Exception {
    Told told = told(when("beds > 25", null));
    beds("20", "30");
    assertThat(ids(told)).containsExactly(2);
    beds("26", "31");
    assertThat(ids(told)).containsExactly(1);
    beds("27", "24");
    assertThat(ids(told)).isEmpty();
    beds("27", "26");
    assertThat(ids(told)).as("it has ceased in between").containsExactly(2);
  }

  @Test
  void doesNotCeaseBeforeUntilHolds() throws Exception {
    Told told = told(when("beds > 25", "beds < 24"));
    beds("26", "1");
    assertThat(ids(told)).containsExactly(1);
    beds("24.5", "1");
    beds("26", "1");
    assertThat(ids(told)).as("it swung, but not as far as 24").isEmpty();
    beds("23", "1");
    beds("26", "1");
    assertThat(ids(told)).containsExactly(1);
  }

  @Test
  void somethingTakenOutHasCeased() throws Exception {
    Told told = told(when("beds > 25", null));
    beds("26", "1");
    assertThat(ids(told)).containsExactly(1);
    city.lake.overwrite(new Hospital(2, "同济医院", "420103", "1"));
    beds("26", "1");
    assertThat(ids(told)).containsExactly(1);
  }

  @Test
  void watchesEachThingOnItsOwnAndGoesThroughTheRowsOfACommitInOrder() throws Exception {
    Told told = told(when("beds > 25", null, "district_code"));
    city.lake.append(
        new Hospital(1, "甲", "420103", "30"),
        new Hospital(2, "乙", "420103", "31"),
        new Hospital(3, "丙", "420106", "1"));
    assertThat(ids(told)).as("once for the district").containsExactly(1);
    city.lake.append(
        new Hospital(4, "丁", "420103", "1"),
        new Hospital(5, "戊", "420103", "40"),
        new Hospital(6, "己", "420106", "41"));
    assertThat(ids(told)).as("it ceased with 4").containsExactly(5, 6);
  }

  @Test
  void cutsWhatBeginsAtOnceIntoEventsWithoutLosingAny() throws Exception {
    Told told = told(when("beds > 0", null));
    city.lake.append(
        new Hospital(1, "甲", "420103", "30"),
        new Hospital(2, "乙", "420103", "31"),
        new Hospital(3, "丙", "420106", "1"));
    List<Event> events = told.events();
    assertThat(events).extracting(Event::rows).containsExactly(2, 1);
    assertThat(events).extracting(Event::type).containsOnly(Event.CONDITION_MET);
    assertThat(told.position().holding()).hasSize(3);
  }

  @Test
  void goesOnFromACursorAsIfItHadNeverStopped() throws Exception {
    Current current = city.begin(SampleCity.STEWARD, when("beds > 25", null));
    Told told = new Told(feed, current);
    beds("26", "30");
    beds("26", "1");
    assertThat(ids(told)).containsExactly(1, 2);
    Position there = told.position();
    beds("1", "1");
    assertThat(ids(told)).isEmpty();

    Position resumed =
        feed.resume(
            current.subscription(),
            current.progress().position(),
            there.snapshot(),
            there.told(),
            Reader.POSTING);
    assertThat(resumed).isEqualTo(there);
    assertThatThrownBy(
            () ->
                feed.resume(
                    current.subscription(),
                    told.position(),
                    there.snapshot(),
                    there.told(),
                    Reader.POSTING))
        .isInstanceOf(Feed.NotAhead.class);
  }

  @Test
  void refusesConditionsThatMeanNothing() {
    assertThatThrownBy(() -> told(when("nope > 1", null)))
        .isInstanceOf(SubscriptionRefused.class)
        .hasMessageContaining("no column 'nope'");
    assertThatThrownBy(() -> told(when("beds > 1", "nope > 1")))
        .hasMessageContaining("no column 'nope'");
    assertThatThrownBy(() -> told(when("beds > 1", null, "secret_note")))
        .hasMessageContaining("no column 'secret_note'");
  }
}
