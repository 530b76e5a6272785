package dev.clausewise.inventory;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** RFC 4180 in UTF-8, with a mark of the byte order, without which Excel takes it for another. */
final class CsvAnswers implements AnswerWriter {
  private final List<String> columns;
  private final Writer out;
  private final CsvWriter csv;

  CsvAnswers(OutputStream out, List<String> columns) throws IOException {
    this.columns = columns;
    this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    this.out.write('\uFEFF');
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(this.out);
    csv.writeRecord(TableAnswers.header(columns));
  }

  @Override
  public void write(List<RowAnswer> answers) {
    answers.forEach(answer -> csv.writeRecord(TableAnswers.cells(columns, answer)));
  }

  @Override
  public void flush() throws IOException {
    csv.flush();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
