package city.weir.catalog.words;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
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
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

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

  /** Words in Latin letters and numbers as they are written, and single Chinese characters. */
  static final Analyzer WRITTEN =
      new TextAnalyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          Tokenizer tokenizer = new StandardTokenizer();
          return new TokenStreamComponents(tokenizer, new LowerCaseFilter(tokenizer));
        }
      };

  /** For questions: pairs, and a single character only where it stands alone. */
  static final Analyzer QUESTION_GRAMS = new GramAnalyzer(false);

  private Analysis() {}

  /** The terms of {@code text} by {@code analyzer}, with their places. */
  static List<Term> terms(Analyzer analyzer, String text) {
    List<Term> terms = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream("", new StringReader(text))) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        terms.add(new Term(term.toString(), place.startOffset(), place.endOffset()));
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("Text in memory cannot be read", e);
    }
    return terms;
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
