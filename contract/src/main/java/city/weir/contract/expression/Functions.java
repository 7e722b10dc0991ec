package city.weir.contract.expression;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The functions contracts may call. Allowed is what answers the same to the same row, today and
 * when a batch is done again, and touches nothing outside the row; so no clocks, no random numbers,
 * no files, no Java calls.
 */
public final class Functions {
  /** What Weir adds to Spark SQL; {@code docs/contract.md} says what each does. */
  public static final Set<String> OF_WEIR =
      words(
          """
          parse_time parse_date parse_number parse_bool clean_text to_unit to_code phone
          gcj02_lon gcj02_lat bd09_lon bd09_lat name_key similarity distance_m
          """);

  private static final Set<String> OF_SPARK =
      words(
          """
          abs acos asin atan atan2 bround cbrt ceil ceiling conv cos degrees exp floor greatest hex
          least ln log log10 log2 mod negative pi pmod pow power radians rint round sign signum sin
          sqrt tan unhex width_bucket
          ascii base64 btrim char char_length character_length chr concat concat_ws contains elt
          endswith find_in_set format_number format_string initcap instr lcase left length
          levenshtein locate lower lpad ltrim overlay position regexp_count regexp_extract
          regexp_extract_all regexp_instr regexp_like regexp_replace regexp_substr repeat replace
          reverse right rpad rtrim soundex space split split_part startswith substr substring
          substring_index translate trim ucase unbase64 upper
          add_months date date_add date_diff date_format date_from_unix_date date_part date_sub
          date_trunc dateadd datediff datepart day dayofmonth dayofweek dayofyear extract
          from_unixtime from_utc_timestamp hour last_day make_date make_timestamp make_timestamp_ntz
          minute month months_between next_day quarter second timestamp timestamp_micros
          timestamp_millis timestamp_seconds to_date to_timestamp to_timestamp_ntz to_unix_timestamp
          to_utc_timestamp trunc try_to_timestamp unix_date unix_micros unix_millis unix_seconds
          unix_timestamp weekday weekofyear year
          bigint boolean cast decimal double float int string tinyint smallint to_number try_add
          try_cast try_divide try_element_at try_multiply try_subtract try_to_number
          coalesce if ifnull isnan isnotnull isnull nanvl nullif nvl nvl2
          array array_contains array_distinct array_join array_max array_min array_position
          array_size element_at exists filter forall from_json get get_json_object json_array_length
          map map_from_arrays map_keys map_values named_struct size slice sort_array str_to_map
          struct transform
          crc32 hash md5 sha sha1 sha2 xxhash64
          """);

  /** All that may be called, in lower case and in order. */
  public static final Set<String> ALLOWED = union(OF_WEIR, OF_SPARK);

  private Functions() {}

  private static Set<String> words(String text) {
    return Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    return Collections.unmodifiableSet(
        new TreeSet<>(Stream.concat(a.stream(), b.stream()).toList()));
  }
}
