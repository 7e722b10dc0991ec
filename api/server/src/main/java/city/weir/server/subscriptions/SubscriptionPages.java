package city.weir.server.subscriptions;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.server.console.ConsoleEntry;
import city.weir.server.console.ConsolePages;
import city.weir.server.contracts.Contracts;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.filter.FilterParser;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import city.weir.sharing.subscription.SubscriptionStore.Current;
import city.weir.sharing.subscription.webhook.DeliveryHistory;
import city.weir.sharing.view.View;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Subscriptions in the console: those there are, how each goes, and making another. */
@ConsolePages
class SubscriptionPages {
  static final String PATH = "/console/subscriptions";
  private static final int DELIVERIES = 20;

  private final SubscriptionDesk desk;
  private final DeliveryHistory history;
  private final Contracts contracts;
  private final Policy policy;
  private final Clock clock;

  SubscriptionPages(
      SubscriptionDesk desk,
      DeliveryHistory history,
      Contracts contracts,
      Policy policy,
      Clock clock) {
    this.desk = desk;
    this.history = history;
    this.contracts = contracts;
    this.policy = policy;
    this.clock = clock;
  }

  @Bean
  static ConsoleEntry subscriptionsEntry() {
    return new ConsoleEntry(
        PATH, "subscriptions", 30, Set.of(Role.AGENCY, Role.ANALYST, Role.STEWARD));
  }

  @GetMapping(PATH)
  String list(Subject reader, Model model) {
    model.addAttribute("all", desk.of(reader).stream().map(SubscriptionDetail::of).toList());
    return "console/subscriptions/list";
  }

  /** The form; {@code key} makes sending it twice make one subscription. */
  @GetMapping(PATH + "/new")
  String form(
      @RequestParam(required = false) @Nullable String dataset,
      Subject reader,
      Call call,
      Model model) {
    model.addAttribute("datasets", datasets(reader, call));
    model.addAttribute("chosen", dataset == null ? "" : dataset);
    model.addAttribute("key", UUID.randomUUID().toString());
    return "console/subscriptions/new";
  }

  /** The datasets there may be subscriptions to, by what people call them. */
  private List<DataContract> datasets(Subject reader, Call call) {
    return contracts.all().stream()
        .filter(
            dataset ->
                policy.decide(reader, dataset, call.by(Way.SUBSCRIPTION, clock.instant()))
                    instanceof Decision.Permit)
        .sorted(Comparator.comparing(DataContract::title))
        .toList();
  }

  /** What is wrong with a condition, as it is typed; and the columns it may name. */
  @GetMapping(PATH + "/condition")
  String condition(
      @ModelAttribute SubscriptionForm form,
      Subject reader,
      Call call,
      HttpServletRequest request,
      Model model) {
    View view = desk.permitted(form.dataset(), reader, call, request);
    model.addAttribute("columns", view.fields().types().keySet());
    model.addAttribute("wrong", "");
    model.addAttribute("right", false);
    for (String text : form.conditions()) {
      try {
        FilterParser.parse(text, view.fields());
        model.addAttribute("right", true);
      } catch (FilterException e) {
        model.addAttribute("wrong", String.valueOf(e.getMessage()));
      }
    }
    return "console/subscriptions/new :: condition";
  }

  @PostMapping(PATH)
  String make(
      @ModelAttribute SubscriptionForm form,
      Subject reader,
      Call call,
      HttpServletRequest request,
      Model model) {
    SubscriptionDesk.Made made = desk.make(form.draft(), form.key(), reader, call, request);
    model.addAttribute("done", "subscriptions.made");
    model.addAttribute("told", SubscriptionDetail.of(made.current(), true).secret());
    return show(made.current(), model);
  }

  @GetMapping(PATH + "/{id}")
  String read(@PathVariable String id, Subject reader, Model model) {
    return show(desk.own(id, reader), model);
  }

  /** The part that changes by itself. */
  @GetMapping(PATH + "/{id}/deliveries")
  String deliveries(@PathVariable String id, Subject reader, Model model) {
    show(desk.own(id, reader), model);
    return "console/subscriptions/one :: state";
  }

  /** Shows a subscription; what was done to it stands in the model. */
  String show(Current current, Model model) {
    model.addAttribute("one", SubscriptionDetail.of(current));
    model.addAttribute(
        "dataset",
        contracts
            .byId(current.subscription().dataset())
            .map(DataContract::title)
            .orElse(current.subscription().dataset()));
    model.addAttribute("watch", SubscriptionForm.kind(current.subscription().watch()));
    model.addAttribute("channel", SubscriptionForm.kind(current.subscription().channel()));
    model.addAttribute(
        "deliveries",
        history.newest(current.id(), DELIVERIES).stream().map(DeliveryDetail::of).toList());
    return "console/subscriptions/one";
  }
}
