package city.weir.contract;

/** 信息资源提供方: the bureau that answers for the data, with its 18-character 统一社会信用代码 (GB 32100). */
public record Provider(String name, String code) {}
