package city.weir.server.directory.pages;

import city.weir.catalog.Kind;
import city.weir.catalog.Sharing;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.Guide;
import city.weir.catalog.draft.ItemField;
import city.weir.catalog.draft.References;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** What can be chosen in the fields of a form, as far as the rest of the draft allows. */
@Component
final class Choices {
  private static final Map<String, String> SHARE_TYPES =
      Map.of("UNCONDITIONAL", "无条件共享", "CONDITIONAL", "有条件共享", "WITHHELD", "不予共享");

  private final Guide guide = Guide.published();
  private final References references;
  private final Providers providers;

  Choices(References references, Providers providers) {
    this.references = references;
    this.providers = providers;
  }

  /** {@code field} of {@code draft} for a form. */
  FormField field(Field field, Draft draft) {
    String value = inTheGuidesWord(field, draft.get(field));
    return FormField.of(field, value, with(value, field, of(field, draft)));
  }

  /** The items of {@code draft} with types and grades in the guide's words, a line each. */
  String items(Draft draft) {
    return ItemLines.write(draft.items().stream().map(this::inTheGuidesWords).toList());
  }

  /** The levels that were chosen, as far as each is still below those before it. */
  Map<Field, String> category(MultiValueMap<String, String> sent) {
    Map<Field, String> chosen = new EnumMap<>(Field.class);
    List<String> path = new ArrayList<>();
    for (Field level : Field.LEVELS) {
      String name = sent.getFirst(DraftForm.word(level));
      if (name == null || !references.below(path).contains(name)) {
        break;
      }
      chosen.put(level, name);
      path.add(name);
    }
    return chosen;
  }

  /** What a new draft of a kind begins with: what is nearly always so. */
  Draft first(Kind kind, Subject author) {
    Map<Field, String> values = new EnumMap<>(Field.class);
    values.putAll(usual(kind));
    String organisation = author.organisation();
    if (author.is(Role.OWNER) && organisation != null) {
      values.put(Field.PROVIDER_CODE, organisation);
      references.providerOf(organisation).ifPresent(name -> values.put(Field.PROVIDER, name));
    }
    return new Draft(kind, values, List.of());
  }

  private static Map<Field, String> usual(Kind kind) {
    return switch (kind) {
      case DATASET -> Map.of(Field.FORMAT, "数据库");
      case FILE -> Map.of(Field.FORMAT, "电子表格", Field.SHARE_WAY, "文件");
      case SERVICE -> Map.of(Field.FORMAT, "自描述格式", Field.SHARE_WAY, "接口");
      case DEVICE -> Map.of(Field.FORMAT, "自描述格式", Field.SHARE_WAY, "接口", Field.UPDATE_CYCLE, "实时");
      case CAMERA ->
          Map.of(
              Field.FORMAT,
              "流媒体",
              Field.FORMAT_TYPE,
              "GB28181",
              Field.SHARE_WAY,
              "接口",
              Field.UPDATE_CYCLE,
              "实时");
    };
  }

  private List<String> of(Field field, Draft draft) {
    return switch (field) {
      case CLASS, ITEM, SUBJECT, DETAIL -> below(draft, Field.LEVELS.indexOf(field));
      case PROVIDER -> List.copyOf(providers.codes().keySet());
      case FORMAT -> List.copyOf(guide.formats());
      case FORMAT_TYPE -> guide.typesOf(draft.get(Field.FORMAT));
      case SHARE_TYPE -> List.of("无条件共享", "有条件共享", "不予共享");
      case SHARE_WAY -> Arrays.stream(Sharing.Way.values()).map(Sharing.Way::chinese).toList();
      case OPEN -> List.of("否", "是");
      case UPDATE_CYCLE -> guide.cycles();
      default -> List.of();
    };
  }

  /** Categories of one level, below those that are chosen above it; none while they are not. */
  private List<String> below(Draft draft, int level) {
    List<Field> above = Field.LEVELS.subList(0, level);
    return above.stream().allMatch(draft::has)
        ? references.below(above.stream().map(draft::get).toList())
        : List.of();
  }

  private String inTheGuidesWord(Field field, String value) {
    Optional<String> meant =
        switch (field) {
          case SHARE_TYPE -> guide.shareType(value).map(SHARE_TYPES::get);
          case OPEN -> guide.yes(value).map(yes -> yes ? "是" : "否");
          case UPDATE_CYCLE -> guide.cycle(value);
          case SHARE_WAY -> Optional.of(String.join("、", ways(value)));
          default -> Optional.empty();
        };
    return meant.orElse(value);
  }

  private Draft.Item inTheGuidesWords(Draft.Item item) {
    Map<ItemField, String> values = new EnumMap<>(ItemField.class);
    values.putAll(item.values());
    values.computeIfPresent(ItemField.DATA_TYPE, (f, v) -> guide.letter(v).orElse(v));
    values.computeIfPresent(ItemField.GRADE, (f, v) -> guide.grade(v).orElse(v));
    return new Draft.Item(values);
  }

  private List<String> ways(String value) {
    return Arrays.stream(value.split("[、,，;；/\\n]"))
        .map(String::strip)
        .filter(way -> !way.isEmpty())
        .map(way -> guide.way(way).orElse(way))
        .toList();
  }

  /** What stands there stays choosable, so that opening a form changes nothing. */
  private static List<String> with(String value, Field field, List<String> choices) {
    List<String> all = new ArrayList<>(choices);
    List<String> standing = field == Field.SHARE_WAY ? List.of(value.split("、")) : List.of(value);
    standing.stream().filter(v -> !v.isEmpty() && !all.contains(v)).forEach(all::add);
    return all;
  }
}
