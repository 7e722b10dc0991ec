package city.weir.server.security;

import city.weir.sharing.policy.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives the methods of controllers whoever asks, as a parameter of type {@link Subject}. */
@Component
final class SubjectArguments implements HandlerMethodArgumentResolver, WebMvcConfigurer {
  private final Subjects subjects;

  SubjectArguments(Subjects subjects) {
    this.subjects = subjects;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Subject.class;
  }

  @Override
  public Subject resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return subjects.of(SecurityContextHolder.getContext().getAuthentication());
  }
}
