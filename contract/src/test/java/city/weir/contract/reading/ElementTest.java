package city.weir.contract.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.weir.contract.DataContract;
import city.weir.contract.Problem;
import city.weir.contract.standard.CodeTable;
import city.weir.contract.standard.Meaning;
import city.weir.contract.standard.Standards;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Columns are held against the data elements they name. */
class ElementTest {
  private static final Standards LIBRARY =
      new Standards() {
        private final Map<String, Meaning> elements =
            Map.of(
                "river-stage", new Meaning("river-stage", 'N', "m", null, Set.of()),
                "station-name", new Meaning("station-name", 'C', null, null, Set.of()),
                "level", new Meaning("level", 'C', null, "levels", Set.of("1", "2")));

        @Override
        public Optional<Meaning> element(String identifier) {
          return Optional.ofNullable(elements.get(identifier));
        }

        @Override
        public Collection<String> elements() {
          return elements.keySet();
        }

        @Override
        public Optional<CodeTable> codes(String list) {
          return list.equals("levels")
              ? Optional.of(CodeTable.read(list, "code,name,aliases\n1,low,\n2,high,\n"))
              : Optional.empty();
        }
      };
  private static final ContractReader READER = new ContractReader(LIBRARY);

  @Test
  void readsTheElementOfAColumn() throws Exception {
    DataContract contract = READER.read("a.odcs.yaml", stage("river-stage"), Samples.NO_SIBLINGS);

    assertThat(contract.column("stage").orElseThrow().element()).isEqualTo("river-stage");
  }

  @Test
  void refusesAnElementNobodyKnowsAndGuessesTheMeantOne() {
    Problem problem = only(stage("river-stag"), Samples.NO_SIBLINGS);

    assertThat(problem.message())
        .isEqualTo("The standards library has no data element 'river-stag'");
    assertThat(problem.remedy()).isEqualTo("Did you mean 'river-stage'?");
    assertThat(problem.path()).contains("/properties/").contains("/customProperties/");
    assertThat(problem.line()).isGreaterThan(1);
  }

  @Test
  void refusesAnotherType() {
    assertThat(only(stage("station-name"), Samples.NO_SIBLINGS).message())
        .isEqualTo(
            "The data element 'station-name' has the data type C, which this column cannot hold");
  }

  @Test
  void refusesAnotherUnit() {
    String inFeet =
        stage("river-stage")
            .replace("{property: unit, value: m}", "{property: unit, value: '[ft_i]'}");

    assertThat(only(inFeet, Samples.NO_SIBLINGS).message())
        .isEqualTo("The data element 'river-stage' is in 'm', this column in '[ft_i]'");
  }

  @Test
  void refusesCodesThatAreNoneOfTheElementsList() {
    String yaml = levels("own");

    assertThat(only(yaml, name -> "code,name,aliases\n1,low,\n3,flood,\n").message())
        .isEqualTo(
            "The code list 'own' has codes that are none of 'levels', the list of the data element"
                + " 'level': 3");
  }

  @Test
  void lendsTheListsOfTheLibrary() throws Exception {
    ContractSet set =
        ContractSet.read(READER, Map.of("a.odcs.yaml", levels("levels")), GradeApprovals.NONE);

    assertThat(set.problems()).isEmpty();
    assertThat(set.members().get(0).files().get("levels.csv")).contains("2,high");
  }

  /** The sample, whose stage is said to be {@code element}. */
  private static String stage(String element) {
    String unit = "          - {property: unit, value: m}\n";
    assertThat(Samples.RIVER_STAGE).contains(unit);
    return Samples.RIVER_STAGE.replaceFirst(
        java.util.regex.Pattern.quote(unit),
        unit + "          - {property: element, value: " + element + "}\n");
  }

  /** The sample, whose last column is a level, translated by {@code list}. */
  private static String levels(String list) {
    String delivered = "        transformSourceObjects: [tel]\n";
    String mask = "          - {property: mask,";
    assertThat(Samples.RIVER_STAGE).contains(delivered, mask);
    return Samples.RIVER_STAGE
        .replace(delivered, delivered + "        transformLogic: to_code(tel, '" + list + "')\n")
        .replace(mask, "          - {property: element, value: level}\n" + mask);
  }

  private static Problem only(String yaml, ContractReader.Siblings siblings) {
    ContractException refusal =
        catchThrowableOfType(
            ContractException.class, () -> READER.read("a.odcs.yaml", yaml, siblings));
    assertThat(refusal).as("the contract is refused").isNotNull();
    List<Problem> problems = refusal.problems();
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }
}
