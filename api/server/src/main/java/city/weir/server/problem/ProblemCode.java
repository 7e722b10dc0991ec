package city.weir.server.problem;

import org.springframework.http.HttpStatus;

/**
 * Every kind of refusal: its code, its HTTP status, and its title in both languages, bound in one
 * place.
 */
public enum ProblemCode {
  MALFORMED(HttpStatus.BAD_REQUEST, "请求有误", "The request is malformed"),
  BAD_QUERY(HttpStatus.BAD_REQUEST, "查询有误", "The query is wrong"),
  BAD_CONTRACT(HttpStatus.UNPROCESSABLE_CONTENT, "数据契约有误", "The contract is wrong"),
  BAD_AGREEMENT(HttpStatus.UNPROCESSABLE_CONTENT, "共享协议有误", "The agreement is wrong"),
  BAD_REQUEST(HttpStatus.UNPROCESSABLE_CONTENT, "共享申请有误", "The access request is wrong"),
  BAD_STANDARD(HttpStatus.UNPROCESSABLE_CONTENT, "数据标准有误", "The standard is wrong"),
  BAD_DEMAND(HttpStatus.UNPROCESSABLE_CONTENT, "数据需求有误", "The demand is wrong"),
  BAD_ENTRY(HttpStatus.UNPROCESSABLE_CONTENT, "目录条目有误", "The directory entry is wrong"),
  BREAKING_CHANGE(HttpStatus.CONFLICT, "契约变更不兼容", "The change of the contract is breaking"),
  LOWER_GRADE(HttpStatus.FORBIDDEN, "降低级别须由两人决定", "A lower grade needs two people"),
  NO_TOKEN(HttpStatus.UNAUTHORIZED, "缺少令牌", "A token is needed"),
  BAD_TOKEN(HttpStatus.UNAUTHORIZED, "令牌无效", "The token is not valid"),
  EXPIRED_TOKEN(HttpStatus.UNAUTHORIZED, "令牌已过期", "The token has expired"),
  NOT_PERMITTED(HttpStatus.FORBIDDEN, "未获许可", "Not permitted"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "未找到", "Not found"),
  WRONG_METHOD(HttpStatus.METHOD_NOT_ALLOWED, "方法不适用", "The method does not apply here"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "无法按所求格式提供", "Not available in that format"),
  WRONG_CONTENT_TYPE(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE, "内容类型不受支持", "The content type is not supported"),
  CONFLICT(HttpStatus.CONFLICT, "与现状冲突", "In conflict with the present state"),
  NO_LONGER_KEPT(HttpStatus.GONE, "已不再保存", "No longer kept"),
  TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "请求体过大", "The body is too large"),
  TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "请求体发送过慢", "The body arrived too slowly"),
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "请求过于频繁", "Too many requests"),
  QUOTA_USED_UP(HttpStatus.TOO_MANY_REQUESTS, "用量已达配额", "The quota is used up"),
  TOOK_TOO_LONG(HttpStatus.UNPROCESSABLE_CONTENT, "查询超时", "The query took too long"),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "暂时不可用", "Not available at the moment"),
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "服务器内部错误", "The server failed");

  private final HttpStatus status;
  private final String chinese;
  private final String english;

  ProblemCode(HttpStatus status, String chinese, String english) {
    this.status = status;
    this.chinese = chinese;
    this.english = english;
  }

  /** As it stands in the answer: lower case with hyphens. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  public HttpStatus status() {
    return status;
  }

  public String title(boolean inChinese) {
    return inChinese ? chinese : english;
  }
}
