package city.weir.server.language;

import java.io.IOException;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {
  /**
   * The words of all pages: English in {@code words/<feature>.properties}, Chinese in {@code
   * words/<feature>_zh.properties}. A feature brings its own file; none is listed anywhere.
   */
  @Bean
  MessageSource messageSource() throws IOException {
    return Bundles.all();
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
