package city.weir.server.apidocs;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.OAuthFlow;
import io.swagger.v3.oas.annotations.security.OAuthFlows;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The frame of docs/openapi.json. A test makes that file from the code; the server only serves it,
 * so that no start pays for it.
 */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
    info =
        @Info(
            title = "堰 Weir",
            version = "v1",
            description =
                "城市应急数据湖的共享接口：目录、查询、SQL、订阅、协议、审计。/ The sharing API of a city's"
                    + " emergency data lake: directory, rows, SQL, subscriptions, agreements, audit."
                    + " Every refusal is application/problem+json (RFC 9457) and says what to do.",
            license =
                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
    servers = @Server(url = "/", description = "此服务器 / this server"),
    security = {@SecurityRequirement(name = ApiDocs.TOKEN), @SecurityRequirement(name = "")})
@SecurityScheme(
    name = ApiDocs.TOKEN,
    type = SecuritySchemeType.OAUTH2,
    description = "客户端凭证 / client credentials",
    flows = @OAuthFlows(clientCredentials = @OAuthFlow(tokenUrl = "/oauth2/token")))
class ApiDocs implements WebMvcConfigurer {
  static final String TOKEN = "token";

  @Override
  public void addViewControllers(ViewControllerRegistry views) {
    views.addRedirectViewController("/api-docs", "/api-docs/index.html");
  }
}
