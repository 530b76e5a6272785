package dev.clausewise.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** The first sheet of an Office Open XML workbook that is not hidden. */
final class XlsxRows implements Rows {
  private final ReadableWorkbook workbook;
  private final Stream<org.dhatim.fastexcel.reader.Row> stream;
  private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
  private final List<String> columns;
  private long number;

  /**
   * @param file that was {@linkplain #measure measured}
   */
  XlsxRows(Path file) throws IOException {
    workbook = workbook(file);
    try {
      Sheet sheet =
          workbook
              .getSheets()
              .filter(s -> s.getVisibility() == SheetVisibility.VISIBLE)
              .findFirst()
              .orElseThrow(() -> new UnreadableFileException("The workbook has no sheet."));
      stream = sheet.openStream();
      rows = stream.iterator();
      org.dhatim.fastexcel.reader.Row names = row();
      if (names == null) {
        throw new UnreadableFileException("The first sheet has no row.");
      }
      columns = Columns.named(texts(names));
    } catch (UnreadableFileException e) {
      workbook.close();
      throw e;
    } catch (ExcelReaderException | UncheckedIOException | IOException | IllegalStateException e) {
      workbook.close();
      throw unreadable();
    }
  }

  private static ReadableWorkbook workbook(Path file) {
    try {
      return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
    } catch (ExcelReaderException | UncheckedIOException | IOException | IllegalStateException e) {
      throw unreadable();
    }
  }

  private static UnreadableFileException unreadable() {
    return new UnreadableFileException("The file is no workbook of Office Open XML (.xlsx).");
  }

  /** A few kilobytes can be packed gigabytes, and the texts of a workbook are all held. */
  static void measure(Path file) throws IOException {
    long most = Math.min(512L << 20, Runtime.getRuntime().maxMemory() / 6);
    long unpacked = 0;
    byte[] buffer = new byte[64 * 1024];
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          int read;
          while ((read = in.read(buffer)) > 0) {
            unpacked += read;
            if (unpacked > most) {
              throw new UnreadableFileException(
                  "The workbook is larger than " + (most >> 20) + " MiB when it is unpacked.");
            }
          }
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw unreadable();
    }
    if (unpacked == 0) {
      throw unreadable();
    }
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Row next() {
    while (true) {
      org.dhatim.fastexcel.reader.Row row = row();
      if (row == null) {
        return null;
      }
      List<String> texts = texts(row);
      if (texts.stream().allMatch(String::isBlank)) {
        continue; // Excel keeps rows that somebody emptied
      }
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        cells.put(columns.get(i), i < texts.size() ? texts.get(i) : "");
      }
      boolean more =
          texts.size() > columns.size()
              && texts.subList(columns.size(), texts.size()).stream().anyMatch(t -> !t.isBlank());
      String fault =
          more ? "The row has cells beyond the last of " + columns.size() + " columns." : null;
      return new Row(++number, row.getRowNum(), cells, null, fault);
    }
  }

  private org.dhatim.fastexcel.reader.Row row() {
    try {
      return rows.hasNext() ? rows.next() : null;
    } catch (ExcelReaderException | UncheckedIOException e) {
      throw new UnreadableFileException("After row " + number + " the workbook cannot be read.");
    }
  }

  private static List<String> texts(org.dhatim.fastexcel.reader.Row row) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < Math.min(row.getCellCount(), Columns.MOST + 1); i++) {
      texts.add(row.getOptionalCell(i).map(XlsxRows::text).orElse(""));
    }
    return texts;
  }

  /** As a reader of the sheet would write it down: days and moments in ISO 8601. */
  private static String text(Cell cell) {
    if (cell.getType() == CellType.NUMBER && isDate(cell.getDataFormatString())) {
      LocalDateTime moment = cell.asDate();
      return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
          ? moment.toLocalDate().toString()
          : moment.toString();
    }
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }
    String text = cell.getText();
    return text == null ? "" : text;
  }

  private static boolean isDate(String format) {
    if (format == null) {
      return false;
    }
    String letters =
        format.toLowerCase(Locale.ROOT).replaceAll("\\[[^\\]]*\\]|\"[^\"]*\"|\\\\.", "");
    return letters.contains("yy") || letters.contains("d") && letters.contains("m");
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }
}
