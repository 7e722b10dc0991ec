package city.weir.sharing.formats;

import city.weir.sharing.rows.RowHead;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.jspecify.annotations.Nullable;

/** Parquet, written as rows come: no more than one row group is kept. */
final class ParquetRows implements RowWriter {
  private static final int ROW_GROUP = 4 << 20;

  private final OutputStream out;
  private final ParquetWriter<@Nullable Object[]> writer;

  ParquetRows(RowHead head, OutputStream out) throws IOException {
    this.out = out;
    this.writer =
        new Builder(new Sequential(out), head)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize((long) ROW_GROUP)
            .withPageSize(ROW_GROUP / 16)
            .build();
  }

  private static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {
    private final RowHead head;

    Builder(OutputFile file, RowHead head) {
      super(file);
      this.head = head;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration configuration) {
      return new ParquetRecords(head);
    }
  }

  @Override
  public void row(@Nullable Object[] row) throws IOException {
    writer.write(row);
  }

  @Override
  public void end(@Nullable String nextPageToken) throws IOException {
    writer.close();
    out.flush();
  }

  /** A file that is written once from its beginning to its end, and sent off meanwhile. */
  private record Sequential(OutputStream out) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new Counted(out);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }

  private static final class Counted extends PositionOutputStream {
    private final OutputStream out;
    private long position;

    Counted(OutputStream out) {
      this.out = out;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      position++;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
      position += count;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    /** Whoever gave the stream closes it. */
    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
