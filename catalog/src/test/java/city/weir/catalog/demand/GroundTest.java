package city.weir.catalog.demand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroundTest {
  @ParameterizedTest
  @CsvSource({
    "《中华人民共和国保守国家秘密法》第十三条, SOUND",
    "个人信息保护法第 28 条, SOUND",
    "《政务数据共享条例》, NO_ARTICLE",
    "Law on Guarding State Secrets, NO_ARTICLE",
    "'Personal Information Protection Law, article 28', SOUND",
    "涉及内部信息, NO_LAW",
    "没有办法, NO_LAW",
    "' ', MISSING"
  })
  void isJudgedByTheLawAndArticleItNames(String written, Ground ground) {
    assertThat(Ground.of(written)).isEqualTo(ground);
  }
}
