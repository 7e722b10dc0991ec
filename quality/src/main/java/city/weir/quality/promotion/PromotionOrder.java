package city.weir.quality.promotion;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One promotion to be done: read what is new in {@code inputs}, write it to {@code branch} of the
 * target, check it there.
 *
 * <p>The worker never moves {@code main}: it leaves the branch (and the branch of the same name on
 * {@code quarantine} when rows were refused) and reports; the server judges and publishes both at
 * once. An order that is handed out again, after a crash or a lapsed lease, names the same inputs
 * and a branch of its own: whoever lost the lease without knowing cannot write to what will be
 * published. The server drops the branch before.
 *
 * @param lease opaque, sent back with heartbeats and the report
 * @param contract file name of the target's contract
 * @param files the contract's text and its siblings' texts, by file name
 * @param target {@code zone.name} of the table written
 * @param quarantine table that takes refused rows
 * @param branch name of the branch to write
 * @param summary properties to put in the summary of every snapshot written
 */
public record PromotionOrder(
    String lease,
    String contract,
    Map<String, String> files,
    String target,
    String quarantine,
    String branch,
    List<Input> inputs,
    Map<String, String> summary) {
  public PromotionOrder {
    files = Map.copyOf(files);
    inputs = List.copyOf(inputs);
    summary = Map.copyOf(summary);
  }

  /**
   * @param from snapshot already promoted, excluded; null when nothing was yet
   * @param to snapshot up to which to read, included; null when the table is empty
   */
  public record Input(String table, @Nullable Long from, @Nullable Long to) {}
}
