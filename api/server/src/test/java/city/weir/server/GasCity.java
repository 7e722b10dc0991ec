package city.weir.server;

import city.weir.lake.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** The gas readings of the sample city, shared with one district's bureau by an agreement. */
public final class GasCity {
  public static final String DATASET = "wuhan.gas.gas-reading";
  public static final String TABLE = "resource.gas_reading";

  /** Of the organisation that provides the readings. */
  public static final String PROVIDER = "11420100MB1000002M";

  /** Graded above what anybody here is cleared for, so that nobody may see it. */
  public static final String ADDRESS = "b8:27:eb:bf:9d:51";

  private GasCity() {}

  /** Puts contract and parties into a home in which no server has run yet. */
  public static void into(Path home) throws IOException {
    Path contracts = Files.createDirectories(home.resolve("contracts"));
    for (String file : List.of("gas-reading.odcs.yaml", "wuhan-districts.csv")) {
      Files.copy(
          TestServer.root().resolve("samples/wuhan/contracts").resolve(file),
          contracts.resolve(file));
    }
    Files.writeString(
        home.resolve("parties.yaml"),
        """
        parties:
          - id: jianghan-emergency
            name: 江汉区应急管理局
            roles: [agency, analyst]
            district: "420103"
            clearance: general-2
          - id: wuchang-emergency
            name: 武昌区应急管理局
            roles: [agency]
            district: "420106"
            clearance: general-2
        agreements:
          - id: jianghan-gas
            dataset: wuhan.gas.gas-reading
            recipient: jianghan-emergency
            purpose: emergency-response
            use: 辖区燃气泄漏处置 / gas leaks in the district
            ground: 《中华人民共和国突发事件应对法》
            ways: [query, sql, subscription]
            from: "2024-01-01T00:00:00+08:00"
            clearance: general-2
        """);
  }

  /** One reading; on which of two days, and so in which partition, its second says. */
  public static Map<String, Object> reading(String device, String district, int second) {
    return Map.of(
        "device",
        device,
        "observed_at",
        OffsetDateTime.parse("2020-07-12T00:00:00Z").plusDays(second % 2).plusSeconds(second),
        "device_address",
        ADDRESS,
        "site",
        "站点 " + device,
        "district_code",
        district,
        "longitude",
        114.2734,
        "latitude",
        30.5931,
        "co",
        0.0049);
  }

  public static long publish(Lake lake, List<Map<String, Object>> readings) throws IOException {
    return TableRows.append(lake, TABLE, readings);
  }
}
