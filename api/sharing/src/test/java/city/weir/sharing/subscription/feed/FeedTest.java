package city.weir.sharing.subscription.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.ServiceLevel;
import city.weir.sharing.SampleCity;
import city.weir.sharing.SampleLake.Hospital;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.FullAuditLog;
import city.weir.sharing.policy.Call;
import city.weir.sharing.subscription.Position;
import city.weir.sharing.subscription.Subscribing;
import city.weir.sharing.subscription.SubscriptionStore.Current;
import city.weir.sharing.subscription.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedTest {
  @TempDir Path folder;
  private Subscribing city;

  @BeforeEach
  void open() {
    city = new Subscribing(folder);
  }

  @AfterEach
  void close() {
    city.close();
  }

  @Test
  void auditsEachEventWithWhatItTellsBeforeItIsGiven() throws Exception {
    city.lake.append(new Hospital(1, "甲", "420103", "1"));
    Current current = city.begin(SampleCity.JIANGHAN, Subscribing.EVERYTHING);
    Next next =
        city.feed()
            .next(
                current.subscription(),
                current.progress().position(),
                new Reader("subscription.pull", SampleCity.JIANGHAN, Call.UNKNOWN, "192.0.2.7"));
    assertThat(city.audit.newest(9))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.outcome()).isEqualTo(AuditEvent.Outcome.PERMIT);
              assertThat(event.deed().action()).isEqualTo("subscription.pull");
              assertThat(event.deed().rows()).isEqualTo(1);
              assertThat(event.deed().columns()).contains("phone").doesNotContain("secret_note");
              assertThat(event.who().peer()).isEqualTo("192.0.2.7");
              assertThat(event.correlation()).isEqualTo(((Next.Told) next).event().id());
            });
  }

  @Test
  void givesNothingThatCannotBeAudited() throws Exception {
    city.lake.append(new Hospital(1, "甲", "420103", "1"));
    Current current = city.begin(SampleCity.STEWARD, Subscribing.EVERYTHING);
    Told told = new Told(city.feed(2, new FullAuditLog(), city.lake.lake().sql()), current);
    assertThatThrownBy(told::next).hasMessage("disk full");
  }

  @Test
  void refusesWhoeverMayNotHaveTheDatasetAnyMoreAndAuditsThat() throws Exception {
    Current current = city.begin(SampleCity.JIANGHAN, Subscribing.EVERYTHING);
    city.lake.append(new Hospital(1, "甲", "420103", "1"));
    Told told = new Told(city.feed(), current);
    city.shareByAgreementOnly();
    assertThat(told.next()).isInstanceOf(Next.Refused.class);
    assertThat(city.audit.newest(9))
        .singleElement()
        .satisfies(e -> assertThat(e.outcome()).isEqualTo(AuditEvent.Outcome.DENY));
  }

  @Test
  void tellsFromWhereItCanGoOnWhenThePastIsNotKept() throws Exception {
    long expired = city.lake.append(new Hospital(1, "甲", "420103", "1"));
    long kept = city.lake.append(new Hospital(2, "乙", "420103", "1"));
    Current current = city.begin(SampleCity.STEWARD, Subscribing.EVERYTHING);
    city.lake
        .lake()
        .table(city.hospitals.table())
        .expireSnapshots()
        .expireSnapshotId(expired)
        .commit();
    Next next = city.feed().next(current.subscription(), Position.after(expired), Reader.POSTING);
    assertThat(next)
        .isInstanceOfSatisfying(
            Next.Lost.class, lost -> assertThat(lost.earliest()).isEqualTo(kept));
  }

  @Test
  void isLateOnceAndRestoredOnce() throws Exception {
    promise(new ServiceLevel("frequency", "1", "h", null));
    city.lake.append(new Hospital(1, "甲", "420103", "1"));
    Told told = new Told(city.feed(), city.begin(SampleCity.STEWARD, new Watch.Lateness()));
    assertThat(told.events()).isEmpty();
    city.clock.advance(Duration.ofMinutes(61));
    List<Event> late = told.events();
    assertThat(late).extracting(Event::type).containsExactly(Event.LATE);
    assertThat(Told.json(late.get(0)).path("data").path("promised").asText()).isEqualTo("PT1H");
    city.clock.advance(Duration.ofDays(1));
    assertThat(told.events()).as("it is late still").isEmpty();
    city.lake.append(new Hospital(2, "乙", "420103", "1"));
    // Commits are stamped by the machine's clock.
    city.clock.set(Instant.now());
    assertThat(told.events()).extracting(Event::type).containsExactly(Event.RESTORED);
    assertThat(told.position().told()).isZero();
  }

  @Test
  void aDatasetWithoutAPromiseIsNeverLate() {
    assertThatThrownBy(() -> city.begin(SampleCity.STEWARD, new Watch.Lateness()))
        .hasMessageContaining("promises no frequency and no latency");
  }

  private void promise(ServiceLevel level) {
    city.hospitals = SampleCity.promising(city.hospitals, level);
  }
}
