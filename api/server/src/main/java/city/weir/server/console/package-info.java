/**
 * The console's skeleton: what every page under {@code /console} has in common.
 *
 * <p>To add a page, touch nothing here:
 *
 * <ol>
 *   <li>In the feature's package write {@code XxxPages}, annotated {@link
 *       city.weir.server.console.ConsolePages}, with {@code @GetMapping("/console/xxx")} methods
 *       that take a {@link city.weir.sharing.policy.Subject}, fill the model and return {@code
 *       "console/xxx/list"}. Call what the API's controllers call; audit as they do.
 *   <li>Give the package a bean {@link city.weir.server.console.ConsoleEntry}: its path, its word,
 *       and the roles it is open to. It is the navigation and the door in one: {@code path} and all
 *       below it is open to these roles and closed to all others.
 *   <li>Write {@code templates/console/xxx/list.html}:
 *       <pre>{@code
 * <!DOCTYPE html>
 * <html xmlns:th="http://www.thymeleaf.org"
 *       th:replace="~{console/layout :: page(~{::title}, ~{::main})}">
 * <head><title th:text="#{xxx.title}">Title</title></head>
 * <body>
 * <main>
 *   <h1 th:text="#{xxx.title}">Title</h1>
 *   <form method="post" th:action="@{/console/xxx}"> ... </form>
 * </main>
 * </body>
 * </html>
 * }</pre>
 *       A form with {@code th:action}, and whatever htmx sends, carries the CSRF token by itself.
 *       No inline script, no {@code on...} attribute: scripts are files in {@code static/assets},
 *       named in {@code <main>} with {@code <script src="/assets/xxx.js" defer></script>}. The
 *       model has {@code console} ({@link city.weir.server.console.ConsoleFrame}) for moments, the
 *       language, who reads.
 *   <li>Put its words into {@code words/xxx.properties} and {@code words/xxx_zh.properties}, every
 *       key beginning with {@code xxx.}; the entry's are {@code xxx} and {@code xxx.what}.
 *   <li>Refuse by throwing what the API throws: the reader sees it in the layout, and htmx puts it
 *       into the notice above the content.
 *   <li>Test it in Chromium: {@code Chromium.open()} and {@code signIn(server, "person")} among the
 *       server's tests.
 * </ol>
 */
@NullMarked
package city.weir.server.console;

import org.jspecify.annotations.NullMarked;
