package city.weir.server.security;

import city.weir.contract.CreditCode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Someone who may call: an agency, a steward, an analyst, a program.
 *
 * @param organisation its 统一社会信用代码, or null when it has none
 * @param roles in capitals, such as AGENCY
 * @param district GB/T 2260 code of the district it answers for, or null
 * @param clearance most sensitive grade it may see unmasked, as contracts write it
 */
public record Party(
    String id,
    String name,
    @Nullable String english,
    @Nullable String organisation,
    Set<String> roles,
    @Nullable String district,
    String clearance) {
  public Party {
    if (!id.matches("[a-z][a-z0-9-]{1,62}")) {
      throw new IllegalArgumentException(
          "Not a party's id: '%s' (write a-z, 0-9 and hyphens, a letter first)".formatted(id));
    }
    if (organisation != null && !CreditCode.isValid(organisation)) {
      throw new IllegalArgumentException(
          "Not a 统一社会信用代码: '%s' of %s (18 characters, the last checks the others)"
              .formatted(organisation, id));
    }
    roles =
        roles.stream()
            .map(r -> r.toUpperCase(Locale.ROOT))
            .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
