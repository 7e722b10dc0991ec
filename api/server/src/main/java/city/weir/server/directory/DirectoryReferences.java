package city.weir.server.directory;

import city.weir.catalog.draft.References;
import city.weir.catalog.standard.Elements;
import city.weir.server.contracts.Contracts;
import city.weir.server.security.Parties;
import city.weir.server.security.Party;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What drafts refer to: parties, contracts, the tree, and the entries there are. */
@Component
class DirectoryReferences implements References {
  private final Parties parties;
  private final Contracts contracts;
  private final Categories categories;
  private final JdbcEntries entries;
  private final ObjectProvider<Elements> elements;

  DirectoryReferences(
      Parties parties,
      Contracts contracts,
      Categories categories,
      JdbcEntries entries,
      ObjectProvider<Elements> elements) {
    this.parties = parties;
    this.contracts = contracts;
    this.categories = categories;
    this.entries = entries;
    this.elements = elements;
  }

  /** A bureau by both of its names. */
  private record Bureau(String code, String name) {}

  /** Contracts first: there bureaus are called as in the register, parties may be offices. */
  private Stream<Bureau> bureaus() {
    return Stream.concat(
        contracts.all().stream().map(c -> new Bureau(c.provider().code(), c.provider().name())),
        parties.all().stream().flatMap(DirectoryReferences::bureau));
  }

  private static Stream<Bureau> bureau(Party party) {
    String code = party.organisation();
    return code == null ? Stream.empty() : Stream.of(new Bureau(code, party.name()));
  }

  @Override
  public Optional<String> providerOf(String creditCode) {
    return bureaus().filter(b -> b.code().equals(creditCode)).map(Bureau::name).findFirst();
  }

  @Override
  public Optional<String> creditCodeOf(String provider) {
    return bureaus().filter(b -> b.name().equals(provider)).map(Bureau::code).findFirst();
  }

  @Override
  public Optional<String> prefixOf(List<String> category) {
    return categories.tree().prefixOf(category);
  }

  @Override
  public List<String> below(List<String> category) {
    return categories.tree().below(category);
  }

  @Override
  public Optional<String> entryOfCode(String code) {
    return entries.idOfCode(code);
  }

  @Override
  public Optional<Known> entryTitled(String key, String provider) {
    return entries.titled(key, provider);
  }

  @Override
  public boolean elementKnown(String element) {
    return elements.stream().anyMatch(library -> library.named(element).isPresent());
  }
}
