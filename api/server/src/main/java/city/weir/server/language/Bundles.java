package city.weir.server.language;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The bundles of words on the class path, one a feature. */
public final class Bundles {
  private static final String SUFFIX = ".properties";

  private Bundles() {}

  /** The words of all features in one. */
  public static MessageSource all() throws IOException {
    ResourceBundleMessageSource words = new ResourceBundleMessageSource();
    words.setBasenames(
        features().stream().map(feature -> "words/" + feature).toArray(String[]::new));
    words.setDefaultEncoding("UTF-8");
    words.setFallbackToSystemLocale(false);
    words.setAlwaysUseMessageFormat(true);
    words.setDefaultLocale(Locale.ENGLISH);
    return words;
  }

  static List<String> features() throws IOException {
    List<String> features = new ArrayList<>();
    Resource[] files =
        new PathMatchingResourcePatternResolver().getResources("classpath*:words/*" + SUFFIX);
    for (Resource file : files) {
      String name = Objects.requireNonNull(file.getFilename());
      if (!name.contains("_")) {
        features.add(name.substring(0, name.length() - SUFFIX.length()));
      }
    }
    return features;
  }
}
