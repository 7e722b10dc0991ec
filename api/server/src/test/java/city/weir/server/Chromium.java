package city.weir.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real Chromium, in which people sign in. Where there is none, the test is skipped and says so.
 */
public final class Chromium implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();

  private Chromium() {
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** Starts it, or skips the test. */
  public static Chromium open() {
    boolean there = Files.isExecutable(PROGRAM);
    if (Boolean.getBoolean("weir.forbidSkips")) {
      assertThat(there).as("this test needs %s", PROGRAM).isTrue();
    }
    assumeTrue(there, "no chromium at " + PROGRAM);
    return new Chromium();
  }

  /** A page of somebody who has no cookie yet; {@code language} is en or zh-CN. */
  public Page page(String language, int width, int height) {
    BrowserContext person =
        browser.newContext(
            new Browser.NewContextOptions().setLocale(language).setViewportSize(width, height));
    Page page = person.newPage();
    page.setDefaultTimeout(15_000);
    page.onConsoleMessage(
        message -> {
          // What a page forbids itself, or fails at; not that the server refused something.
          String text = message.text();
          if (message.type().equals("error")
              && !text.contains("Failed to load resource")
              && !text.startsWith("Response Status Error Code")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    return page;
  }

  /**
   * The console's first page as {@code person} of the sample city sees it, in English on a desk.
   */
  public Page signIn(TestServer server, String person) throws IOException {
    return signIn(server, person, "en", 1280, 800);
  }

  /** The same in another language or on a phone (320 x 640). */
  public Page signIn(TestServer server, String person, String language, int width, int height)
      throws IOException {
    Page page = page(language, width, height);
    page.navigate(server.uri("/console"));
    fillIn(page, person, server.secret(person));
    page.waitForURL(server.uri("/console"));
    return page;
  }

  /**
   * Follows a link, or sends a form, to a page that is whole when this returns, scripts and all.
   */
  public static void follow(Page page, String selector) {
    page.click(selector);
    page.waitForLoadState();
  }

  /** What stands at {@code selector} once the page is whole. */
  public static String text(Page page, String selector) {
    page.waitForLoadState();
    return String.valueOf(page.textContent(selector));
  }

  /** Sends the sign-in form of the embedded issuer. */
  public static void fillIn(Page page, String person, String password) {
    page.fill("#person", person);
    page.fill("#password", password);
    page.click("main button[type=submit]");
  }

  /** Whether the page needs no scrolling sideways. */
  public static boolean fits(Page page) {
    return Boolean.TRUE.equals(
        page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"));
  }

  /** What pages have complained of: scripts that failed, things their policy forbids. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
