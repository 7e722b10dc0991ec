package city.weir.bench;

import java.util.Locale;

/** What was measured, beside its peer. */
record Figure(String name, double ours, double peer, String unit) {
  /** The one line a measurement ends with. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%s: ours=%.4g peer=%.4g ratio=%.3f unit=%s",
        name,
        ours,
        peer,
        ours / peer,
        unit);
  }
}
