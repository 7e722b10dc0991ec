package city.weir.pipelines.decode;

import city.weir.contract.Origin;
import java.io.EOFException;
import java.nio.charset.CharacterCodingException;
import java.util.zip.ZipException;

/** Makes the decoder of a source. */
public final class Decoders {
  private Decoders() {}

  /**
   * @throws IllegalArgumentException when the source's pointer to its records is none
   */
  public static Decoder of(Origin.Source source, Limits limits) {
    Decoder decoder =
        switch (source.format()) {
          case CSV -> new CsvDecoder(limits);
          case XLSX -> new XlsxDecoder(limits, source.sheet());
          case JSON -> new JsonDecoder(limits, source.records(), false);
          case GEOJSON -> new JsonDecoder(limits, source.records(), true);
          case NDJSON -> new NdjsonDecoder(limits);
        };
    return (delivery, fields, rows) -> {
      try {
        decoder.decode(delivery, fields, rows);
      } catch (CharacterCodingException e) {
        throw new UnreadableException(
            "Its characters are of no one encoding; save it as UTF-8 or GB18030", e);
      } catch (Unpacking.TooLargeException e) {
        throw new UnreadableException("Too large: it " + e.getMessage(), e);
      } catch (ZipException | EOFException e) {
        throw new UnreadableException(
            "It is packed, and broken: %s; send it again".formatted(e.getMessage()), e);
      }
    };
  }
}
