package city.weir.pipelines.drop;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a file's batch: what it was, and what became of it. From the stamp of the newest batch
 * a folder knows, after a crash, what was done last.
 *
 * @param rejected whether the batch holds only the refusal of the whole file
 * @param hash SHA-256 of the file, in hex
 */
record FileStamp(boolean rejected, String hash, String name) {
  private static final Pattern FORM = Pattern.compile("(rejected/)?([0-9a-f]{64})/(.+)");

  static Optional<FileStamp> parse(String batch) {
    Matcher form = FORM.matcher(batch);
    return form.matches()
        ? Optional.of(new FileStamp(form.group(1) != null, form.group(2), form.group(3)))
        : Optional.empty();
  }

  String batch() {
    return (rejected ? "rejected/" : "") + hash + "/" + name;
  }
}
