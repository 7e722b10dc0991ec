package city.weir.server.subscriptions;

import city.weir.server.problem.Required;
import city.weir.sharing.subscription.Watch;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to be told of, in JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WatchDraft.Rows.class, name = "rows"),
  @JsonSubTypes.Type(value = WatchDraft.Condition.class, name = "condition"),
  @JsonSubTypes.Type(value = WatchDraft.Lateness.class, name = "lateness")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface WatchDraft {
  Watch watch();

  /**
   * Rows put in, changed and taken out.
   *
   * @param filter which rows, as you see them; absent for all
   */
  record Rows(@Schema(example = "stage > 27.3") @Nullable String filter) implements WatchDraft {
    @Override
    public Watch watch() {
      return new Watch.Rows(filter);
    }
  }

  /**
   * Something begins to meet a condition: told once, and again only after it has ceased to.
   *
   * @param until what must hold before it counts as ceased; absent: as soon as the condition does
   *     not hold
   * @param per columns that say which thing a row speaks of; absent: the key without the time
   */
  record Condition(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "stage > 27.3")
          String condition,
      @Schema(example = "stage < 27") @Nullable String until,
      @Schema(example = "[\"station\"]") @Nullable List<String> per)
      implements WatchDraft {
    public Condition {
      new Required().field("condition", condition).list("per", per).check();
    }

    @Override
    public Watch watch() {
      return new Watch.Condition(condition, until, per == null ? List.of() : per);
    }
  }

  /** The dataset is later than its contract promises, and when it comes again. */
  record Lateness() implements WatchDraft {
    @Override
    public Watch watch() {
      return new Watch.Lateness();
    }
  }

  static WatchDraft of(Watch watch) {
    if (watch instanceof Watch.Rows rows) {
      return new Rows(rows.filter());
    }
    return watch instanceof Watch.Condition condition
        ? new Condition(condition.condition(), condition.until(), condition.per())
        : new Lateness();
  }
}
