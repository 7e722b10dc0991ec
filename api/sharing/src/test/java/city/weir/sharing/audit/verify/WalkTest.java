package city.weir.sharing.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Entry;
import city.weir.sharing.audit.Events;
import city.weir.sharing.audit.Hash;
import city.weir.sharing.audit.Who;
import city.weir.sharing.audit.chain.Canonical;
import city.weir.sharing.audit.chain.Head;
import city.weir.sharing.audit.chain.Positions.Marks;
import city.weir.sharing.audit.chain.Seal;
import city.weir.sharing.audit.chain.TestSealKeys;
import city.weir.sharing.audit.verify.ChainCheck.Placed;
import city.weir.sharing.audit.verify.Finding.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever single thing is done to a stored chain, it is found, and the right link is named. */
class WalkTest {
  private static final int LENGTH = 24;

  /** Entries 1 to 24, sealed up to 20 in fours; 24 is on record. */
  private static final class Chain {
    final TestSealKeys keys = new TestSealKeys();
    final List<Entry> entries = new ArrayList<>();
    final List<Seal> seals = new ArrayList<>();
    final Marks marks;

    Chain() {
      Hash before = Hash.NONE;
      for (int i = 1; i <= LENGTH; i++) {
        Entry entry = chained(i, Events.event(i), before);
        before = entry.hash();
        entries.add(entry);
        if (i % 4 == 0 && i <= 20) {
          seals.add(keys.seal(i - 3, Head.of(entry), Events.AT.plusSeconds(i)));
        }
      }
      marks = new Marks(Head.of(entries.get(19)), Head.of(entries.get(LENGTH - 1)));
    }

    Optional<Finding> verify() {
      Walk walk =
          new Walk(Head.START, new SealCheck(seals, keys.ring(), Head.START), marks, number -> {});
      List<Placed> placed = entries.stream().map(entry -> new Placed(entry, "f")).toList();
      return walk.follow(placed.iterator()).or(walk::end);
    }

    void isBroken(int sequence, Kind... kinds) {
      assertThat(verify())
          .hasValueSatisfying(
              finding -> {
                assertThat(finding.kind()).isIn((Object[]) kinds);
                assertThat(finding.sequence()).isEqualTo(sequence);
              });
    }
  }

  private static Entry chained(long sequence, AuditEvent event, Hash before) {
    return new Entry(sequence, event, Canonical.hash(before, sequence, event));
  }

  @Property(tries = 1)
  void findsNothingWhereNothingWasDone() {
    assertThat(new Chain().verify()).isEmpty();
  }

  @Property(tries = 200)
  void findsAnyFieldThatWasChanged(
      @ForAll @IntRange(min = 1, max = LENGTH) int number,
      @ForAll @IntRange(min = 0, max = 15) int field) {
    Chain chain = new Chain();
    Entry entry = chain.entries.get(number - 1);
    Entry changed = changed(entry, field);
    chain.entries.set(number - 1, changed);
    assertThat(changed).isNotEqualTo(entry);
    chain.isBroken(number, Kind.CHANGED);
  }

  private static Entry changed(Entry entry, int field) {
    AuditEvent e = entry.event();
    Who w = e.who();
    Deed d = e.deed();
    Instant at = field == 0 ? e.at().plusNanos(1000) : e.at();
    Who who =
        new Who(
            field == 1 ? w.subject() + "x" : w.subject(),
            field == 2 ? "" : w.party(),
            field == 3 ? "127.0.0.1" : w.peer());
    Deed deed =
        new Deed(
            field == 4 ? "rows.write" : d.action(),
            field == 5 ? null : d.dataset(),
            field == 6 ? "" : d.way(),
            field == 7 ? "a-9" : d.agreement(),
            field == 8 ? null : d.purpose(),
            field == 9 ? d.rows() - 1 : d.rows(),
            field == 10 ? List.of("id,name") : field == 11 ? List.of("name", "id") : d.columns());
    AuditEvent.Outcome other = AuditEvent.Outcome.values()[1 - e.outcome().ordinal()];
    AuditEvent event =
        new AuditEvent(
            at,
            who,
            deed,
            field == 12 ? other : e.outcome(),
            field == 13 ? e.reason() + " " : e.reason(),
            field == 14 ? "" : e.correlation());
    return new Entry(entry.sequence(), event, field == 15 ? Hash.NONE : entry.hash());
  }

  @Property(tries = 60)
  void findsAnEntryThatWasTakenOut(@ForAll @IntRange(min = 1, max = LENGTH) int number) {
    Chain chain = new Chain();
    chain.entries.remove(number - 1);
    chain.isBroken(number, number == LENGTH ? Kind.TAIL_CUT : Kind.MISSING);
  }

  @Property(tries = 100)
  void findsAnEntryThatWasPutIn(
      @ForAll @IntRange(min = 1, max = LENGTH) int after,
      @ForAll @IntRange(min = 1, max = LENGTH) int number) {
    Chain chain = new Chain();
    Hash before = chain.entries.get(after - 1).hash();
    chain.entries.add(after, chained(number, Events.event(999), before));
    if (number <= after) {
      chain.isBroken(number, Kind.INSERTED);
    } else if (number > after + 1) {
      // Numbered higher than what follows, it looks as if that had been moved behind it.
      chain.isBroken(after + 1, Kind.REORDERED);
    } else {
      // It fits the chain, and so the one whose place it took is there twice; unless a seal ends
      // with it, which signed another hash.
      chain.isBroken(
          number % 4 == 0 && number <= 20 ? number - 3 : number,
          number % 4 == 0 && number <= 20 ? Kind.SEAL_WRONG : Kind.INSERTED,
          Kind.CHANGED);
    }
  }

  @Property(tries = 100)
  void findsEntriesThatChangedPlaces(
      @ForAll @IntRange(min = 1, max = LENGTH) int one,
      @ForAll @IntRange(min = 1, max = LENGTH) int other) {
    Chain chain = new Chain();
    if (one != other) {
      Collections.swap(chain.entries, one - 1, other - 1);
      chain.isBroken(Math.min(one, other), Kind.REORDERED);
    }
  }

  @Property(tries = 60)
  void findsContentsThatChangedPlaces(
      @ForAll @IntRange(min = 1, max = LENGTH) int one,
      @ForAll @IntRange(min = 1, max = LENGTH) int other) {
    Chain chain = new Chain();
    if (one != other) {
      Entry a = chain.entries.get(one - 1);
      Entry b = chain.entries.get(other - 1);
      chain.entries.set(one - 1, new Entry(one, b.event(), b.hash()));
      chain.entries.set(other - 1, new Entry(other, a.event(), a.hash()));
      chain.isBroken(Math.min(one, other), Kind.CHANGED);
    }
  }

  @Property(tries = 40)
  void findsThatTheEndWasCutOff(@ForAll @IntRange(min = 0, max = LENGTH - 1) int left) {
    Chain chain = new Chain();
    chain.entries.subList(left, LENGTH).clear();
    chain.isBroken(left + 1, Kind.TAIL_CUT);
  }

  @Property(tries = 60)
  void findsAChainThatWasMadeAnew(@ForAll @IntRange(min = 1, max = LENGTH) int from) {
    Chain chain = new Chain();
    Hash before = from == 1 ? Hash.NONE : chain.entries.get(from - 2).hash();
    for (int i = from; i <= LENGTH; i++) {
      AuditEvent event = i == from ? Events.event(999) : chain.entries.get(i - 1).event();
      Entry entry = chained(i, event, before);
      before = entry.hash();
      chain.entries.set(i - 1, entry);
    }
    if (from <= 20) {
      // The signature over the stretch it is in tells; which of its links it was, nothing can.
      chain.isBroken((from - 1) / 4 * 4 + 1, Kind.SEAL_WRONG);
    } else {
      chain.isBroken(LENGTH, Kind.CHANGED);
    }
  }

  @Property(tries = 30)
  void findsASealThatWasTakenOut(@ForAll @IntRange(min = 0, max = 4) int seal) {
    Chain chain = new Chain();
    Seal gone = chain.seals.remove(seal);
    chain.isBroken(seal == 4 ? (int) gone.first() : (int) gone.last() + 1, Kind.SEAL_WRONG);
  }

  @Property(tries = 60)
  void findsASealThatWasChanged(
      @ForAll @IntRange(min = 0, max = 4) int number,
      @ForAll @IntRange(min = 0, max = 3) int field) {
    Chain chain = new Chain();
    Seal seal = chain.seals.get(number);
    TestSealKeys others = new TestSealKeys();
    Seal changed =
        switch (field) {
          case 0 ->
              new Seal(
                  seal.first(), seal.last(), Hash.NONE, seal.at(), seal.key(), seal.signature());
          case 1 ->
              new Seal(
                  seal.first(),
                  seal.last(),
                  seal.hash(),
                  seal.at().plusSeconds(1),
                  seal.key(),
                  seal.signature());
          case 2 -> others.seal(seal.first(), seal.head(), seal.at());
          default ->
              new Seal(
                  seal.first(), seal.last(), seal.hash(), seal.at(), seal.key(), "not base 64!");
        };
    chain.seals.set(number, changed);
    chain.isBroken((int) seal.first(), Kind.SEAL_WRONG);
  }
}
