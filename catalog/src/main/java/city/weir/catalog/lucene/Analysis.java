package city.weir.catalog.lucene;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthCharFilter;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * How text becomes terms, in two ways. <b>Words</b>: Chinese is cut into words by a dictionary,
 * English stemmed. <b>Grams</b>: every two neighbouring Chinese characters; finds what the
 * dictionary cuts differently in the question than in the entry. In both, full-width letters are
 * narrow, and {@code _} and {@code -} part words, as in names of columns.
 */
final class Analysis {
  /** Same length on both sides, so that places in the text stay what they are. */
  private static final NormalizeCharMap PARTING = parting();

  /** Its dictionary (some megabytes) is loaded by the first text it is given. */
  static final Analyzer WORDS =
      new TextAnalyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          Tokenizer tokenizer = new HMMChineseTokenizer();
          TokenStream words = new PorterStemFilter(new LowerCaseFilter(tokenizer));
          return new TokenStreamComponents(
              tokenizer, new StopFilter(words, SmartChineseAnalyzer.getDefaultStopSet()));
        }
      };

  /** For entries: pairs and single characters. */
  static final Analyzer GRAMS = new GramAnalyzer(true);

  /** For questions: pairs, and a single character only where it stands alone. */
  static final Analyzer QUESTION_GRAMS = new GramAnalyzer(false);

  private Analysis() {}

  /** Loads what is loaded only once, so that nobody has to wait for it later. */
  static void warm() throws IOException {
    try (TokenStream tokens = WORDS.tokenStream("", new StringReader("应急"))) {
      tokens.reset();
      while (tokens.incrementToken()) {
        // Only the loading matters.
      }
      tokens.end();
    }
  }

  private static NormalizeCharMap parting() {
    NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
    map.add("_", " ");
    map.add("-", " ");
    return map.build();
  }

  private abstract static class TextAnalyzer extends Analyzer {
    @Override
    protected Reader initReader(String field, Reader reader) {
      return new MappingCharFilter(PARTING, new CJKWidthCharFilter(reader));
    }
  }

  private static final class GramAnalyzer extends TextAnalyzer {
    private final boolean singles;

    GramAnalyzer(boolean singles) {
      this.singles = singles;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer tokenizer = new StandardTokenizer();
      int scripts = CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA;
      return new TokenStreamComponents(
          tokenizer,
          new PorterStemFilter(
              new CJKBigramFilter(new LowerCaseFilter(tokenizer), scripts, singles)));
    }
  }
}
