package city.weir.catalog.draft;

import city.weir.catalog.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** What only files, services, devices or cameras have, and the area. */
final class ThingChecks {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /** Chinese degrees, islands and the sea included; wider is a slip of the keyboard. */
  private static final double[] LONGITUDES = {73, 136};

  private static final double[] LATITUDES = {3, 54};

  void check(Findings findings) {
    Kind kind = findings.draft().kind();
    area(findings);
    if (kind == Kind.SERVICE && findings.require(Field.ENDPOINT)) {
      address(findings, Field.ENDPOINT);
    }
    address(findings, Field.DESCRIPTION);
    address(findings, Field.LOCATION);
    if (kind == Kind.CAMERA && findings.require(Field.DEVICE)) {
      camera(findings);
    } else if (kind == Kind.DEVICE) {
      findings.require(Field.DEVICE);
    }
    place(findings);
  }

  private static void area(Findings findings) {
    String area = findings.draft().get(Field.AREA);
    if (!area.isEmpty() && !area.matches("[1-9][0-9]{5}([0-9]{3}){0,2}")) {
      findings.add(
          Rule.AREA_WRONG,
          Field.AREA,
          new Words("不是区划代码", "It is no code of GB/T 2260"),
          new Words("写6位（或9、12位）数字，例如 420103", "Write 6 (or 9, 12) digits, such as 420103"));
    }
  }

  private static void address(Findings findings, Field field) {
    String text = findings.draft().get(field);
    if (text.isEmpty()) {
      return;
    }
    try {
      URI address = new URI(text);
      if (SCHEMES.contains(String.valueOf(address.getScheme())) && address.getHost() != null) {
        if (address.getUserInfo() == null) {
          return;
        }
      }
    } catch (URISyntaxException e) {
      // Told below, as for an address of another kind.
    }
    findings.add(
        Rule.ADDRESS_WRONG,
        field,
        new Words("不是 http 或 https 地址，或含用户口令", "It is no http or https address, or holds a user"),
        new Words("写完整地址，不含用户名和口令", "Write the whole address, without user and password"));
  }

  private static void camera(Findings findings) {
    if (!findings.draft().get(Field.DEVICE).matches("[0-9]{20}")) {
      findings.add(
          Rule.DEVICE_WRONG,
          Field.DEVICE,
          new Words("GB/T 28181 编码是20位数字", "An id of GB/T 28181 has 20 digits"),
          new Words(
              "中心8位、行业2位、类型3位、网络1位、序号6位", "Centre 8, industry 2, type 3, network 1, serial 6"));
    }
  }

  private static void place(Findings findings) {
    boolean east = findings.draft().has(Field.LONGITUDE);
    boolean north = findings.draft().has(Field.LATITUDE);
    if (east != north) {
      findings.require(east ? Field.LATITUDE : Field.LONGITUDE);
    }
    degree(findings, Field.LONGITUDE, LONGITUDES);
    degree(findings, Field.LATITUDE, LATITUDES);
  }

  private static void degree(Findings findings, Field field, double[] range) {
    String text = findings.draft().get(field);
    if (text.isEmpty()) {
      return;
    }
    boolean number = text.matches("-?[0-9]{1,3}(\\.[0-9]{1,12})?");
    if (!number && text.matches("[-0-9.]+\\s*[^0-9.\\s].*")) {
      findings.add(
          Rule.NUMBER_WITH_UNIT,
          field,
          new Words("数字中带有单位", "A unit stands in the number"),
          new Words("只写十进制度数，例如 114.305", "Write decimal degrees only, such as 114.305"));
    } else if (!number
        || Double.parseDouble(text) < range[0]
        || Double.parseDouble(text) > range[1]) {
      findings.add(
          Rule.COORDINATE_WRONG,
          field,
          new Words("不是我国范围内的十进制度数", "Not decimal degrees within China"),
          new Words(
              "经度 73 到 136，纬度 3 到 54；检查是否颠倒",
              "Longitude 73 to 136, latitude 3 to 54; are they exchanged?"));
    }
  }
}
