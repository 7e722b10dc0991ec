package city.weir.contract.standard;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One code of a list.
 *
 * @param aliases what else people call it
 * @param parent code of the wider one it belongs to, or null
 */
public record Code(String code, String name, Set<String> aliases, @Nullable String parent) {
  public Code {
    aliases = Set.copyOf(aliases);
  }
}
