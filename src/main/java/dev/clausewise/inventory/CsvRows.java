package dev.clausewise.inventory;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of values with separators between them (RFC 4180), as spreadsheets write it: the separator
 * is found by what it makes of the first rows.
 */
final class CsvRows implements Rows {
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};
  private static final int SAMPLE = 256 * 1024;
  private static final int SAMPLE_ROWS = 20;

  /** Characters of one cell. */
  private static final int LONGEST = 1 << 20;

  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final List<String> columns;
  private long number;

  CsvRows(Path file, Charset encoding) throws IOException {
    String first = sample(file, encoding);
    char separator = separator(first);
    Reader in = Encoding.reader(file, encoding);
    if (first.startsWith("sep=")) {
      skipLine(in);
    }
    reader = builder(separator).ofCsvRecord(in);
    records = reader.iterator();
    try {
      CsvRecord names = record();
      if (names == null) {
        throw new UnreadableFileException("The file has no row.");
      }
      columns = Columns.named(names.getFields());
    } catch (UnreadableFileException e) {
      reader.close();
      throw e;
    }
  }

  private static CsvReader.CsvReaderBuilder builder(char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowUnclosedQuote(false)
        .maxBufferSize(LONGEST);
  }

  private static String sample(Path file, Charset encoding) throws IOException {
    char[] letters = new char[SAMPLE];
    try (Reader in = Encoding.reader(file, encoding)) {
      int length = 0;
      int read;
      while (length < SAMPLE && (read = in.read(letters, length, SAMPLE - length)) > 0) {
        length += read;
      }
      return new String(letters, 0, length);
    }
  }

  private static void skipLine(Reader in) throws IOException {
    int letter;
    do {
      letter = in.read();
    } while (letter >= 0 && letter != '\n');
  }

  /** Excel says it in a line of its own, {@code sep=;}. */
  private static char separator(String first) {
    if (first.startsWith("sep=") && first.length() > 4) {
      return first.charAt(4);
    }
    char best = ',';
    long most = -1;
    for (char separator : SEPARATORS) {
      long score = score(first, separator);
      if (score > most) {
        best = separator;
        most = score;
      }
    }
    return best;
  }

  /** Cells of the rows that have as many as the first, if that has more than one. */
  private static long score(String first, char separator) {
    long score = 0;
    int cells = 0;
    int rows = 0;
    try (CsvReader<CsvRecord> reader = builder(separator).ofCsvRecord(new StringReader(first))) {
      for (CsvRecord record : reader) {
        cells = rows == 0 ? record.getFieldCount() : cells;
        score += record.getFieldCount() == cells && cells > 1 ? cells : 0;
        if (++rows == SAMPLE_ROWS) {
          break;
        }
      }
    } catch (CsvParseException | IOException | UncheckedIOException e) {
      // The sample may end within a cell.
      return score;
    }
    return score;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Row next() {
    CsvRecord record = record();
    if (record == null) {
      return null;
    }
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      cells.put(columns.get(i), i < record.getFieldCount() ? record.getField(i) : "");
    }
    return new Row(
        ++number, record.getStartingLineNumber(), cells, null, tooMany(record, columns.size()));
  }

  /** What stands beyond the last column belongs to one of them, and nobody knows which. */
  private static String tooMany(CsvRecord record, int columns) {
    for (int i = columns; i < record.getFieldCount(); i++) {
      if (!record.getField(i).isBlank()) {
        return "The row has "
            + record.getFieldCount()
            + " cells, and there are "
            + columns
            + " columns.";
      }
    }
    return null;
  }

  private CsvRecord record() {
    try {
      return records.hasNext() ? records.next() : null;
    } catch (CsvParseException e) {
      throw new UnreadableFileException(
          "After row "
              + number
              + " the file cannot be read: a quotation mark that is not closed, text behind one, or a cell of more than a million characters.");
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
