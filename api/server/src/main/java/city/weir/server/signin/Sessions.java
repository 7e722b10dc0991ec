package city.weir.server.signin;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The sessions of people who signed in: not too many of one, not too long, and ended from outside.
 * They live in memory; a restart ends them all.
 */
@Component
public class Sessions implements HttpSessionListener {
  private record Open(String person, Instant since, HttpSession session) {}

  private final Map<String, Open> open = new ConcurrentHashMap<>();
  private final ConsoleSettings settings;
  private final Clock clock;

  Sessions(ConsoleSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** A session of {@code person} begins; when these are too many, the oldest end. */
  void begin(String person, HttpSession session) {
    session.setMaxInactiveInterval((int) settings.idle().toSeconds());
    synchronized (open) {
      open.put(session.getId(), new Open(person, clock.instant(), session));
      List<Open> all = of(person);
      all.subList(0, Math.max(0, all.size() - settings.sessions())).forEach(this::end);
    }
  }

  /** How many {@code person} has. */
  public int count(String person) {
    return of(person).size();
  }

  /** Ends all of {@code person}; what it asks for next it asks for as nobody. */
  public int endAll(String person) {
    List<Open> all = of(person);
    all.forEach(this::end);
    return all.size();
  }

  /** Ends those that have lasted too long. */
  @Scheduled(fixedDelay = 15_000)
  void endOverdue() {
    Instant latest = clock.instant().minus(settings.longest());
    open.values().stream().filter(each -> each.since().isBefore(latest)).forEach(this::end);
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    open.remove(event.getSession().getId());
  }

  private List<Open> of(String person) {
    return open.values().stream()
        .filter(each -> each.person().equals(person))
        .sorted(Comparator.comparing(Open::since))
        .toList();
  }

  private void end(Open each) {
    open.remove(each.session().getId());
    try {
      each.session().invalidate();
    } catch (IllegalStateException e) {
      // It ended by itself meanwhile, which is what is wanted.
      open.remove(each.session().getId());
    }
  }
}
