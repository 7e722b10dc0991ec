package city.weir.server.overview;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;

@Configuration(proxyBeanMethods = false)
class OverviewConfiguration {
  /** The words of the page; they stay in the files {@code words*.properties}. */
  @Bean
  MessageSource messageSource() {
    ResourceBundleMessageSource words = new ResourceBundleMessageSource();
    words.setBasename("words");
    words.setDefaultEncoding("UTF-8");
    words.setFallbackToSystemLocale(false);
    words.setAlwaysUseMessageFormat(true);
    words.setDefaultLocale(Locale.ENGLISH);
    return words;
  }

  @Bean
  LocaleResolver localeResolver() {
    return new Languages();
  }
}
