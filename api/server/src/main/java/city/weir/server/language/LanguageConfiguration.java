package city.weir.server.language;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {
  private static final String SUFFIX = ".properties";

  /**
   * The words of all pages: English in {@code words/<feature>.properties}, Chinese in {@code
   * words/<feature>_zh.properties}. A feature brings its own file; none is listed anywhere.
   */
  @Bean
  MessageSource messageSource() throws IOException {
    ResourceBundleMessageSource words = new ResourceBundleMessageSource();
    words.setBasenames(features().toArray(String[]::new));
    words.setDefaultEncoding("UTF-8");
    words.setFallbackToSystemLocale(false);
    words.setAlwaysUseMessageFormat(true);
    words.setDefaultLocale(Locale.ENGLISH);
    return words;
  }

  private static List<String> features() throws IOException {
    List<String> features = new ArrayList<>();
    Resource[] files =
        new PathMatchingResourcePatternResolver().getResources("classpath:words/*" + SUFFIX);
    for (Resource file : files) {
      String name = Objects.requireNonNull(file.getFilename());
      if (!name.contains("_")) {
        features.add("words/" + name.substring(0, name.length() - SUFFIX.length()));
      }
    }
    return features;
  }

  @Bean
  LocaleResolver localeResolver() {
    return new Languages();
  }

  /** Whoever chooses a language has chosen it for the pages that follow. */
  @Bean
  WebMvcConfigurer languageChoice() {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Languages.Choice());
      }
    };
  }
}
