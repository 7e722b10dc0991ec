package city.weir.catalog.lucene;

import city.weir.catalog.Facet;
import city.weir.catalog.LivingFacts;
import city.weir.catalog.SearchResult.Field;
import city.weir.catalog.words.IndexedEntry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** The fields of an entry in the index. Texts are given as terms with blanks between. */
final class Documents {
  static final String ID = "id";
  static final String ALL = "all";
  static final String NAME = "names";
  static final String TITLE = "titles";
  static final String AUDIENCE = "audience";
  static final String STANDING = "standing";

  /** These two are noted again and again, and therefore numbers beside the entry. */
  static final String QUALITY = "quality";

  static final String FRESHNESS = "freshness";

  /** Whether a term occurs is all that is asked. */
  private static final FieldType OCCURS = type(IndexOptions.DOCS, true);

  private static final FieldType RANKED = type(IndexOptions.DOCS_AND_FREQS, false);

  private Documents() {}

  /** The field with the terms of a part. */
  static String fieldOf(Field part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  static String fieldOf(Facet facet) {
    return "facet." + facet.name();
  }

  static Document of(IndexedEntry entry, LivingFacts facts) {
    Document document = new Document();
    document.add(new StringField(ID, entry.id(), Store.YES));
    document.add(new SortedDocValuesField(ID, new BytesRef(entry.id())));
    entry
        .texts()
        .forEach(
            (part, values) -> {
              values.forEach(text -> document.add(new StoredField(textOf(part), text)));
              document.add(
                  new org.apache.lucene.document.Field(
                      fieldOf(part), entry.terms(part), part == Field.TITLE ? RANKED : OCCURS));
            });
    document.add(new org.apache.lucene.document.Field(ALL, entry.allTerms(), OCCURS));
    entry.names().forEach(name -> document.add(new StringField(NAME, name, Store.NO)));
    entry.titles().forEach(title -> document.add(new StringField(TITLE, title, Store.NO)));
    entry.audiences().forEach(a -> document.add(new StringField(AUDIENCE, a.name(), Store.NO)));
    entry
        .facets()
        .forEach(
            (f, value) -> document.add(new SortedDocValuesField(fieldOf(f), new BytesRef(value))));
    document.add(new NumericDocValuesField(STANDING, entry.standing()));
    for (NumericDocValuesField fact : of(facts)) {
      document.add(fact);
    }
    return document;
  }

  static NumericDocValuesField[] of(LivingFacts facts) {
    return new NumericDocValuesField[] {
      new NumericDocValuesField(QUALITY, facts.quality().ordinal()),
      new NumericDocValuesField(FRESHNESS, facts.freshness().ordinal())
    };
  }

  /** The texts that were put into a document, as people read them. */
  static Map<Field, List<String>> texts(Document stored) {
    Map<Field, List<String>> texts = new EnumMap<>(Field.class);
    for (Field part : Field.values()) {
      texts.put(part, new ArrayList<>(List.of(stored.getValues(textOf(part)))));
    }
    return texts;
  }

  private static String textOf(Field part) {
    return "text." + part.name();
  }

  private static FieldType type(IndexOptions options, boolean withoutLength) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(options);
    type.setOmitNorms(withoutLength);
    type.freeze();
    return type;
  }
}
