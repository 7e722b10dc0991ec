package city.weir.sharing.subscription.feed;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.Grade;
import city.weir.contract.Origin;
import city.weir.lake.sql.SqlSession;
import city.weir.sharing.SampleCity;
import city.weir.sharing.SampleLake.Hospital;
import city.weir.sharing.policy.SampleAgreements;
import city.weir.sharing.policy.Terms;
import city.weir.sharing.subscription.Subscribing;
import city.weir.sharing.subscription.Subscription;
import city.weir.sharing.subscription.SubscriptionStore.Current;
import city.weir.sharing.subscription.Watch;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowChangesTest {
  @TempDir Path folder;
  private Subscribing city;

  @BeforeEach
  void open() {
    city = new Subscribing(folder);
    city.lake.append(
        new Hospital(1, "协和医院", "420103", "10"),
        new Hospital(2, "同济医院", "420103", "20"),
        new Hospital(3, "中南医院", "420106", "30"));
  }

  @AfterEach
  void close() {
    city.close();
  }

  private Told told(Watch watch) throws Exception {
    return new Told(city.feed(), city.begin(SampleCity.STEWARD, watch));
  }

  @Test
  void tellsOfRowsPutInChangedAndTakenOutAndNotOfThoseThatOnlyMoved() throws Exception {
    Told told = told(Subscribing.EVERYTHING);
    assertThat(told.changes()).containsExactly("insert 1", "insert 2", "insert 3");
    city.lake.overwrite(
        new Hospital(1, "协和医院", "420103", "10"),
        new Hospital(2, "同济医院", "420103", "99"),
        new Hospital(4, "新医院", "420106", "5"));

    List<JsonNode> items = told.items();

    assertThat(items).hasSize(3);
    assertThat(items.get(0).path("operation").asText()).isEqualTo("delete");
    assertThat(items.get(0).path("before").path("id").asInt()).isEqualTo(3);
    assertThat(items.get(0).has("after")).isFalse();
    assertThat(items.get(1).path("operation").asText()).isEqualTo("insert");
    assertThat(items.get(1).path("after").path("id").asInt()).isEqualTo(4);
    assertThat(items.get(2).path("operation").asText()).isEqualTo("update");
    assertThat(items.get(2).path("before").path("beds").decimalValue()).isEqualByComparingTo("20");
    assertThat(items.get(2).path("after").path("beds").decimalValue()).isEqualByComparingTo("99");
  }

  @Test
  void aRowThatComesUnderTheFilterIsPutInAndOneThatLeavesItIsTakenOut() throws Exception {
    Told told = told(new Watch.Rows("beds >= 20"));
    assertThat(told.changes()).containsExactly("insert 2", "insert 3");
    city.lake.overwrite(
        new Hospital(1, "协和医院", "420103", "50"),
        new Hospital(2, "同济医院", "420103", "1"),
        new Hospital(3, "中南医院", "420106", "31"));
    assertThat(told.changes()).containsExactly("delete 2", "insert 1", "update 3");
  }

  @Test
  void aRowThatMovesToAnotherDistrictLeavesTheOneAndComesToTheOther() throws Exception {
    Feed feed = city.feed();
    Told jianghan = new Told(feed, city.begin(SampleCity.JIANGHAN, Subscribing.EVERYTHING));
    Told wuchang = new Told(feed, city.begin(SampleCity.WUCHANG, Subscribing.EVERYTHING));
    assertThat(jianghan.changes()).containsExactly("insert 1", "insert 2");
    assertThat(wuchang.changes()).containsExactly("insert 3");
    city.lake.overwrite(
        new Hospital(1, "协和医院", "420106", "10"),
        new Hospital(2, "同济医院", "420103", "20"),
        new Hospital(3, "中南医院", "420106", "30"));
    assertThat(jianghan.changes()).containsExactly("delete 1");
    assertThat(wuchang.changes()).containsExactly("insert 1");
  }

  @Test
  void whatIsNotShownDoesNotShowInChangesEither() throws Exception {
    city.shareByAgreementOnly();
    agree(Set.of("id", "name"));
    Told told = new Told(city.feed(), city.begin(SampleCity.JIANGHAN, Subscribing.EVERYTHING));
    assertThat(told.changes()).hasSize(3);
    city.lake.overwrite(
        new Hospital(1, "协和医院", "420103", "77"),
        new Hospital(2, "同济", "420103", "20"),
        new Hospital(3, "中南医院", "420106", "30"));

    List<JsonNode> items = told.items();

    assertThat(items).as("only beds of 1 have changed, which it does not see").hasSize(1);
    assertThat(items.get(0).path("after").path("name").asText()).isEqualTo("同济");
    assertThat(items.get(0).path("after").has("beds")).isFalse();
  }

  @Test
  void withoutTheKeyAChangedRowIsOneTakenOutAndOnePutIn() throws Exception {
    city.shareByAgreementOnly();
    agree(Set.of("name"));
    Told told = new Told(city.feed(), city.begin(SampleCity.JIANGHAN, Subscribing.EVERYTHING));
    assertThat(told.items()).hasSize(3);
    city.lake.overwrite(
        new Hospital(1, "协和医院", "420103", "10"),
        new Hospital(2, "同济", "420103", "20"),
        new Hospital(3, "中南医院", "420106", "30"));
    assertThat(told.items())
        .extracting(item -> item.path("operation").asText())
        .containsExactly("delete", "insert");
  }

  private void agree(Set<String> columns) {
    city.agreements.add(
        SampleAgreements.of(
            "a-1",
            Terms.of(Origin.ALL_WAYS, Instant.EPOCH).ofColumns(columns).cleared(Grade.GENERAL_3)));
  }

  @Test
  void cutsLargeChangesIntoEventsThatAreTheSameEachTime() throws Exception {
    Current current = city.begin(SampleCity.STEWARD, Subscribing.EVERYTHING);
    List<Event> first = new Told(city.feed(), current).events();
    List<Event> again = new Told(city.feed(), current).events();
    assertThat(first).extracting(Event::rows).containsExactly(2, 1);
    assertThat(first).extracting(Event::last).containsExactly(false, true);
    assertThat(first).extracting(Event::id).doesNotHaveDuplicates();
    assertThat(again).extracting(Event::id).isEqualTo(first.stream().map(Event::id).toList());
    assertThat(again.get(1).json()).isEqualTo(first.get(1).json());
  }

  @Test
  void readsAChangeOnceForAllWhoSeeTheSameOfIt() throws Exception {
    AtomicInteger queries = new AtomicInteger();
    SqlSession counting =
        new SqlSession() {
          @Override
          public <T> T query(
              String sql, List<Object> parameters, Duration limit, RowsReader<T> rows)
              throws SQLException {
            queries.incrementAndGet();
            return city.lake.lake().sql().query(sql, parameters, limit, rows);
          }
        };
    Feed feed = city.feed(500, city.audit, counting);
    for (int i = 0; i < 20; i++) {
      assertThat(new Told(feed, city.begin(SampleCity.JIANGHAN, Subscribing.EVERYTHING)).changes())
          .hasSize(2);
    }
    assertThat(queries).hasValue(1);
    assertThat(new Told(feed, city.begin(SampleCity.WUCHANG, Subscribing.EVERYTHING)).changes())
        .as("another's rows")
        .containsExactly("insert 3");
    assertThat(queries).hasValue(2);
  }

  @Test
  void isIdleOnlyWhenNothingWasCommitted() throws Exception {
    Feed feed = city.feed();
    Current current = city.begin(SampleCity.STEWARD, Subscribing.EVERYTHING);
    Subscription subscription = current.subscription();
    Told told = new Told(feed, current);
    assertThat(feed.idle(subscription, told.position())).isFalse();
    assertThat(told.events()).isNotEmpty();
    assertThat(feed.idle(subscription, told.position())).isTrue();
    city.lake.append(new Hospital(4, "四", "420103", "1"));
    assertThat(feed.idle(subscription, told.position())).isFalse();
  }
}
