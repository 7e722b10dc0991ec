package city.weir.server.sheets;

import city.weir.catalog.sheet.DirectorySheet;
import city.weir.catalog.sheet.Reading;
import city.weir.catalog.sheet.SheetUnreadableException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;

/** The few sheets that are looked at now stay read; others are read again from their files. */
@Component
class OpenSheets {
  /** Cells of all of them at most: as many as the largest may have. */
  private static final long MOST_CELLS = 4_000_000;

  private final Cache<String, DirectorySheet> sheets =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CELLS)
          .weigher((String id, DirectorySheet sheet) -> cells(sheet))
          .expireAfterAccess(Duration.ofMinutes(10))
          .build();
  private final UploadFiles files;
  private final SheetSettings settings;
  private final Clock clock;

  OpenSheets(UploadFiles files, SheetSettings settings, Clock clock) {
    this.files = files;
    this.settings = settings;
    this.clock = clock;
  }

  DirectorySheet read(String id, IntConsumer rows) throws SheetUnreadableException {
    DirectorySheet known = sheets.getIfPresent(id);
    if (known != null) {
      return known;
    }
    DirectorySheet read =
        DirectorySheet.read(files.read(id), Reading.within(settings.readTime(), clock, rows));
    sheets.put(id, read);
    return read;
  }

  /** The file of one that was read before. */
  byte[] file(Upload upload) {
    return files.read(upload.id());
  }

  /** One that was read before. */
  DirectorySheet again(Upload upload) {
    try {
      return read(upload.id(), rows -> {});
    } catch (SheetUnreadableException e) {
      throw new IllegalStateException(
          "The file of import %s was read before and cannot be read now".formatted(upload.id()), e);
    }
  }

  private static int cells(DirectorySheet sheet) {
    return sheet.grid().rows().stream().mapToInt(List::size).sum();
  }
}
