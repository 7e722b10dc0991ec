package city.weir.server.agreements;

import city.weir.contract.DataContract;
import city.weir.contract.Directory.Share;
import city.weir.contract.Grade;
import city.weir.contract.Origin.Way;
import city.weir.server.problem.Required;
import city.weir.sharing.filter.Fields;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.filter.FilterParser;
import city.weir.sharing.policy.Agreement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as it is proposed, in words.
 *
 * @param dataset id of the contract
 * @param recipient id of the client, as its token names it
 * @param purpose what the recipient needs the data for, at most 2,000 characters
 * @param ways query, sql, subscription, file, iceberg; absent for all the contract shares by
 * @param columns absent or empty for all
 * @param rows a condition on rows, or absent for all
 * @param until absent when it has no end
 * @param clearance grade up to which columns are shown unmasked, such as general-2
 */
record AgreementDraft(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String dataset,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String recipient,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String purpose,
    @Nullable Set<String> ways,
    @Nullable Set<String> columns,
    @Nullable String rows,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable String clearance) {

  private static final int LONGEST_PURPOSE = 2000;

  AgreementDraft {
    new Required()
        .field("dataset", dataset)
        .field("recipient", recipient)
        .field("purpose", purpose)
        .list("ways", ways)
        .list("columns", columns)
        .check();
  }

  /** The agreement, or what is wrong with it. */
  record Checked(@Nullable Agreement agreement, List<String> problems) {}

  /**
   * Checks the draft against the contract it is about.
   *
   * @param contract empty when there is none of that id
   * @param known whether there may be a client of an id
   * @param now from when it holds, when the draft does not say
   */
  Checked check(String id, Optional<DataContract> contract, Predicate<String> known, Instant now) {
    List<String> problems = new ArrayList<>();
    if (contract.isEmpty()) {
      return new Checked(null, List.of("dataset: there is no dataset '%s'".formatted(dataset)));
    }
    DataContract about = contract.get();
    Share share = about.directory().share();
    if (share.type() == Share.Type.WITHHELD) {
      problems.add("dataset: %s is withheld, nothing can be agreed about it".formatted(dataset));
    }
    if (!known.test(recipient)) {
      problems.add(
          "recipient: there is no client '%s'; have the operator list it in parties.yaml first"
              .formatted(recipient));
    }
    if (purpose.length() > LONGEST_PURPOSE) {
      problems.add("purpose: has more than %d characters".formatted(LONGEST_PURPOSE));
    }
    Set<Way> agreed = ways(share, problems);
    Set<String> covered = columns == null ? Set.of() : columns;
    for (String column : new TreeSet<>(covered)) {
      if (about.column(column).isEmpty()) {
        problems.add("columns: %s has no column '%s'".formatted(dataset, column));
      }
    }
    if (rows != null) {
      try {
        FilterParser.parse(rows, Fields.of(about));
      } catch (FilterException e) {
        problems.add("rows: " + e.getMessage());
      }
    }
    Instant begin = from == null ? now : from;
    if (until != null && !until.isAfter(begin)) {
      problems.add("until: %s is not after %s".formatted(until, begin));
    }
    Grade cleared = clearance(problems);
    if (!problems.isEmpty() || cleared == null) {
      return new Checked(null, problems);
    }
    return new Checked(
        new Agreement(
            id,
            dataset,
            recipient,
            purpose,
            agreed,
            covered,
            rows,
            begin,
            until,
            cleared,
            Agreement.State.ACTIVE),
        List.of());
  }

  private Set<Way> ways(Share share, List<String> problems) {
    if (ways == null || ways.isEmpty()) {
      return share.ways();
    }
    Set<Way> agreed = new HashSet<>();
    for (String word : new TreeSet<>(ways)) {
      Optional<Way> way =
          Arrays.stream(Way.values())
              .filter(w -> w.name().equals(word.toUpperCase(Locale.ROOT)))
              .filter(share.ways()::contains)
              .findFirst();
      way.ifPresentOrElse(
          agreed::add,
          () ->
              problems.add(
                  "ways: the contract does not share by '%s', but by %s"
                      .formatted(word, share.ways().toString().toLowerCase(Locale.ROOT))));
    }
    return agreed;
  }

  private @Nullable Grade clearance(List<String> problems) {
    String word = clearance == null ? Grade.GENERAL_1.word() : clearance;
    Optional<Grade> grade =
        Arrays.stream(Grade.values()).filter(g -> g.word().equals(word)).findFirst();
    if (grade.isEmpty()) {
      problems.add(
          "clearance: '%s' is no grade (general-1 to general-4, important, core)".formatted(word));
    }
    return grade.orElse(null);
  }
}
