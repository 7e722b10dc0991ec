package city.weir.server.grading;

import city.weir.catalog.grading.ProtectedSites;
import city.weir.catalog.grading.ProtectedSites.Site;
import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Grade;
import city.weir.server.contracts.Contracts;
import city.weir.server.settings.Home;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The protected sites that are known: those of the home's {@code protected-sites.csv} (name,
 * longitude, latitude), and the rows of datasets whose own coordinates are graded important. Where
 * such a place turns up in another dataset, its coordinates are as sensitive there.
 */
@Component
final class Sites {
  private static final Logger log = LoggerFactory.getLogger(Sites.class);

  private final Home home;
  private final Contracts contracts;
  private final Sampler sampler;
  private final GradingSettings settings;

  Sites(Home home, Contracts contracts, Sampler sampler, GradingSettings settings) {
    this.home = home;
    this.contracts = contracts;
    this.sampler = sampler;
    this.settings = settings;
  }

  /** Read anew, for one round. */
  ProtectedSites read() throws IOException {
    List<Site> sites = new ArrayList<>();
    Path file = home.protectedSites();
    if (Files.exists(file)) {
      read(file, sites);
    }
    for (DataContract contract : contracts.all()) {
      if (contract
          .column(Column.Role.LONGITUDE)
          .filter(c -> c.grade().compareTo(Grade.IMPORTANT) >= 0)
          .isPresent()) {
        try {
          sampler
              .of(contract)
              .places()
              .forEach(place -> sites.add(new Site(contract.title(), place[0], place[1])));
        } catch (SQLException e) {
          log.warn("The protected sites of {} could not be read this time", contract.id(), e);
        }
      }
    }
    return new ProtectedSites(sites, settings.near());
  }

  private static void read(Path file, List<Site> sites) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        try {
          sites.add(
              new Site(
                  row.getField("name"),
                  Double.parseDouble(row.getField("longitude")),
                  Double.parseDouble(row.getField("latitude"))));
        } catch (NumberFormatException | NoSuchElementException e) {
          throw new IOException(
              "%s, line %d: write name,longitude,latitude with degrees as numbers"
                  .formatted(file, row.getStartingLineNumber()),
              e);
        }
      }
    } catch (CsvParseException e) {
      throw new IOException("%s is no CSV: %s".formatted(file, e.getMessage()), e);
    }
  }
}
