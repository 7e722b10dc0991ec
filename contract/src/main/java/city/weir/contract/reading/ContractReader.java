package city.weir.contract.reading;

import city.weir.contract.DataContract;
import city.weir.contract.document.Findings;
import city.weir.contract.document.Node;
import city.weir.contract.document.SchemaCheck;
import city.weir.contract.document.YamlDocument;
import city.weir.contract.standard.CodeTable;
import city.weir.contract.standard.Standards;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads contracts, from a file or from text, and refuses what is wrong with all problems at once.
 * Safe for several threads; make one and keep it, because it compiles the schema.
 */
public final class ContractReader {
  private static final int MAX_SIBLING_BYTES = 1 << 20;
  private static final String CODE_LIST = ".csv";

  private final SchemaCheck schema = new SchemaCheck();
  private final Standards standards;

  /** Takes for known whatever element a column names, and code lists only beside the contract. */
  public ContractReader() {
    this(Standards.UNKNOWN);
  }

  /** Holds columns against the elements of {@code standards}, which lends its code lists too. */
  public ContractReader(Standards standards) {
    this.standards = standards;
  }

  /** Where the files a contract names beside itself (SQL model, code lists) are read from. */
  @FunctionalInterface
  public interface Siblings {
    /**
     * The text of the file {@code name} beside the contract.
     *
     * @throws IOException when there is none, or it cannot be read
     */
    String read(String name) throws IOException;

    /** The files in {@code folder}. Names that lead out of it are refused. */
    static Siblings in(Path folder) {
      return name -> {
        Path file = folder.resolve(name);
        if (!name.equals(String.valueOf(file.getFileName()))) {
          throw new IOException("not a plain file name: " + name);
        }
        return utf8(file, MAX_SIBLING_BYTES);
      };
    }
  }

  /** Reads the contract at {@code file}; its siblings are the files in the same folder. */
  public DataContract read(Path file) throws ContractException {
    Findings findings = new Findings(String.valueOf(file.getFileName()));
    String yaml;
    try {
      // A character takes at most four bytes; the exact limit is the document's.
      yaml = utf8(file, 4 * YamlDocument.MAX_CHARACTERS);
    } catch (IOException e) {
      findings.add(
          1, "", "Cannot be read: " + e.getMessage(), "Make it a readable file of UTF-8 text");
      throw new ContractException(findings.problems());
    }
    Path folder = file.toAbsolutePath().getParent();
    return read(yaml, Siblings.in(folder == null ? Path.of("") : folder), findings);
  }

  /** Reads a contract from {@code yaml}; {@code file} is only named in problems. */
  public DataContract read(String file, String yaml, Siblings siblings) throws ContractException {
    return read(yaml, siblings, new Findings(file));
  }

  private DataContract read(String yaml, Siblings siblings, Findings findings)
      throws ContractException {
    return assemble(document(yaml, findings), findings, withLibrary(siblings));
  }

  DataContract assemble(Node root, Findings findings, Siblings siblings) throws ContractException {
    return ContractAssembly.assemble(root, findings, siblings, standards);
  }

  /** The same, with the code lists of the library where there is no such file. */
  Siblings withLibrary(Siblings files) {
    return name -> {
      try {
        return files.read(name);
      } catch (IOException e) {
        return Optional.of(name)
            .filter(n -> n.endsWith(CODE_LIST))
            .flatMap(n -> standards.codes(n.substring(0, n.length() - CODE_LIST.length())))
            .map(CodeTable::csv)
            .orElseThrow(() -> e);
      }
    };
  }

  /** The document, held against the schema. */
  Node document(String yaml, Findings findings) throws ContractException {
    Node root =
        YamlDocument.read(yaml, findings)
            .orElseThrow(() -> new ContractException(findings.problems()));
    refuseOtherKinds(root, findings);
    schema.check(root, findings);
    return root;
  }

  /** Another kind of document would only draw a long list of problems that help nobody. */
  private static void refuseOtherKinds(Node root, Findings findings) throws ContractException {
    String kind = root.text("kind").orElse("");
    if (root instanceof Node.Mapping && (kind.isEmpty() || kind.equals("DataContract"))) {
      return;
    }
    findings.add(
        root.childOrSelf("kind"),
        kind.isEmpty() ? "Not a contract" : "Not a contract but a '%s'".formatted(kind),
        "Weir reads documents of ODCS v3.1 with 'kind: DataContract'; keep others elsewhere");
    throw new ContractException(findings.problems());
  }

  private static String utf8(Path file, int limit) throws IOException {
    if (Files.size(file) > limit) {
      throw new IOException("larger than %d KiB".formatted(limit >> 10));
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("not UTF-8 text", e);
    }
  }
}
