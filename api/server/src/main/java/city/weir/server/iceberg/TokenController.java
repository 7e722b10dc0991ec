package city.weir.server.iceberg;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Where clients ask for a token that were not told of {@code /oauth2/token}. */
@Controller
class TokenController {
  @PostMapping("/iceberg/v1/oauth/tokens")
  void token(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.getRequestDispatcher("/oauth2/token").forward(request, response);
  }
}
