package city.weir.server.subscriptions;

import city.weir.server.database.Stored;
import city.weir.sharing.subscription.Channel;
import city.weir.sharing.subscription.Position;
import city.weir.sharing.subscription.Progress;
import city.weir.sharing.subscription.Secrets;
import city.weir.sharing.subscription.Standing;
import city.weir.sharing.subscription.Subscription;
import city.weir.sharing.subscription.SubscriptionStore.Current;
import city.weir.sharing.subscription.Watch;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How a subscription stands in the database. */
final class SubscriptionRow {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private SubscriptionRow() {}

  /** Binds what may change of a subscription, and its id. */
  static StatementSpec bind(StatementSpec statement, Subscription subscription) {
    Standing standing = subscription.standing();
    return channel(watch(statement, subscription.watch()), subscription.channel())
        .param("id", subscription.id())
        .param("state", standing.state().name())
        .param("reason", standing.reason())
        .param("since", Stored.moment(standing.since()));
  }

  private static StatementSpec watch(StatementSpec statement, Watch watch) {
    if (watch instanceof Watch.Rows rows) {
      return watch(statement, "ROWS", rows.filter(), null, null);
    }
    if (watch instanceof Watch.Condition condition) {
      return watch(
          statement, "CONDITION", condition.condition(), condition.until(), list(condition.per()));
    }
    return watch(statement, "LATENESS", null, null, null);
  }

  private static StatementSpec watch(
      StatementSpec statement,
      String kind,
      @Nullable String filter,
      @Nullable String until,
      @Nullable String per) {
    return statement
        .param("watch", kind)
        .param("filter", filter)
        .param("until", until)
        .param("per", per);
  }

  private static StatementSpec channel(StatementSpec statement, Channel channel) {
    Channel.Webhook webhook = channel instanceof Channel.Webhook w ? w : null;
    Secrets secrets = webhook == null ? null : webhook.secrets();
    return statement
        .param(
            "channel",
            webhook != null ? "WEBHOOK" : channel instanceof Channel.Stream ? "STREAM" : "PULL")
        .param("url", webhook == null ? null : webhook.url().toString())
        .param("secret", secrets == null ? null : secrets.current())
        .param("previous", secrets == null ? null : secrets.previous())
        .param("previousUntil", secrets == null ? null : Stored.moment(secrets.previousUntil()));
  }

  static StatementSpec bind(StatementSpec statement, String id, Progress progress) {
    Position position = progress.position();
    return statement
        .param("id", id)
        .param("snapshot", position.snapshot())
        .param("told", position.told())
        .param("holding", list(position.holding()))
        .param("attempt", progress.attempt())
        .param("due", Stored.moment(progress.due()))
        .param("version", progress.version());
  }

  static Current read(ResultSet row, int number) throws SQLException {
    return new Current(
        new Subscription(
            row.getString("id"),
            row.getString("subscriber"),
            row.getString("party"),
            row.getString("dataset"),
            watch(row),
            channel(row),
            new Standing(
                Standing.State.valueOf(row.getString("state")),
                row.getString("state_reason"),
                Objects.requireNonNull(Stored.moment(row, "state_since"))),
            Objects.requireNonNull(Stored.moment(row, "created_at"))),
        new Progress(
            new Position(
                row.getLong("snapshot"),
                row.getInt("told"),
                Set.copyOf(list(row.getString("holding")))),
            row.getInt("attempt"),
            Objects.requireNonNull(Stored.moment(row, "due")),
            row.getLong("version")));
  }

  private static Watch watch(ResultSet row) throws SQLException {
    String filter = row.getString("row_filter");
    return switch (row.getString("watch")) {
      case "ROWS" -> new Watch.Rows(filter);
      case "CONDITION" ->
          new Watch.Condition(filter, row.getString("until_filter"), list(row.getString("per")));
      default -> new Watch.Lateness();
    };
  }

  private static Channel channel(ResultSet row) throws SQLException {
    return switch (row.getString("channel")) {
      case "WEBHOOK" ->
          new Channel.Webhook(
              URI.create(row.getString("url")),
              new Secrets(
                  row.getString("secret"),
                  row.getString("previous_secret"),
                  Stored.moment(row, "previous_until")));
      case "STREAM" -> new Channel.Stream();
      default -> new Channel.Pull();
    };
  }

  private static String list(Collection<String> texts) {
    return JSON.writeValueAsString(texts);
  }

  private static List<String> list(String json) {
    return JSON.readValue(json, new TypeReference<List<String>>() {});
  }
}
