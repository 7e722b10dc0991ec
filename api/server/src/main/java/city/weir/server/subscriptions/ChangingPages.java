package city.weir.server.subscriptions;

import city.weir.server.console.ConsolePages;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.subscription.SubscriptionStore.Current;
import city.weir.sharing.subscription.webhook.Attempt;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the buttons of a subscription do; each shows it as it is afterwards. */
@ConsolePages
@RequestMapping(SubscriptionPages.PATH + "/{id}")
class ChangingPages {
  private final Changing changing;
  private final SubscriptionDesk desk;
  private final SubscriptionPages pages;

  ChangingPages(Changing changing, SubscriptionDesk desk, SubscriptionPages pages) {
    this.changing = changing;
    this.desk = desk;
    this.pages = pages;
  }

  @PostMapping("/pause")
  String pause(@PathVariable String id, Subject reader, HttpServletRequest request, Model model) {
    return done(changing.pause(id, reader, request), "subscriptions.paused", model);
  }

  @PostMapping("/resumption")
  String resume(@PathVariable String id, Subject reader, HttpServletRequest request, Model model) {
    return done(changing.resume(id, reader, request), "subscriptions.resumed", model);
  }

  @PostMapping("/replay")
  String replay(
      @PathVariable String id,
      @RequestParam String from,
      Subject reader,
      HttpServletRequest request,
      Model model) {
    String snapshot = from.isBlank() ? "beginning" : from.strip();
    Current replayed = changing.replay(id, ReplayDraft.from(snapshot), reader, request);
    return done(replayed, "subscriptions.replayed", model);
  }

  @PostMapping("/secret-rotation")
  String rotate(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer graceHours,
      Subject reader,
      HttpServletRequest request,
      Model model) {
    Current rotated = changing.rotate(id, new RotationDraft(graceHours).grace(), reader, request);
    model.addAttribute("told", SubscriptionDetail.of(rotated, true).secret());
    return done(rotated, "subscriptions.rotated", model);
  }

  @PostMapping("/url")
  String move(
      @PathVariable String id,
      @RequestParam String url,
      Subject reader,
      HttpServletRequest request,
      Model model) {
    Current moved = changing.move(id, SubscriptionForm.uri(url), reader, request);
    return done(moved, "subscriptions.moved", model);
  }

  @PostMapping("/ping")
  CompletableFuture<String> ping(
      @PathVariable String id, Subject reader, HttpServletRequest request, Model model) {
    return changing
        .ping(id, reader, request)
        .thenApply(
            attempt -> {
              model.addAttribute("answer", answer(attempt));
              return done(desk.own(id, reader), "subscriptions.pinged", model);
            });
  }

  private static String answer(Attempt attempt) {
    return attempt.status() == null ? String.valueOf(attempt.error()) : "HTTP " + attempt.status();
  }

  @PostMapping("/end")
  String end(@PathVariable String id, Subject reader, HttpServletRequest request) {
    desk.end(id, reader, request);
    return "redirect:" + SubscriptionPages.PATH;
  }

  private String done(Current current, String word, Model model) {
    model.addAttribute("done", word);
    return pages.show(current, model);
  }
}
