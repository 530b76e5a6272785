package dev.clausewise.inventory;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook of one sheet, written as it comes. */
final class XlsxAnswers implements AnswerWriter {
  /** What a cell of Excel holds. */
  private static final int MOST_LETTERS = 32_767;

  /** Rows of a sheet of Excel, without that of the names. */
  private static final int MOST_ROWS = 1_048_575;

  private final List<String> columns;
  private final Workbook workbook;
  private final Worksheet sheet;
  private int row = 1;

  XlsxAnswers(OutputStream out, List<String> columns) {
    this.columns = columns;
    this.workbook = new Workbook(out, "Clausewise", null);
    this.sheet = workbook.newWorksheet("Answers");
    sheet.freezePane(0, 1);
    cells(0, TableAnswers.header(columns));
  }

  private void cells(int at, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      String text = cells.get(i);
      // Texts of their own: those that are shared are held until the end.
      sheet.inlineString(
          at, i, text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS));
    }
  }

  @Override
  public void write(List<RowAnswer> answers) throws IOException {
    for (RowAnswer answer : answers) {
      if (row > MOST_ROWS) {
        throw new IOException("a sheet has no more than " + MOST_ROWS + " rows");
      }
      cells(row++, TableAnswers.cells(columns, answer));
    }
    sheet.flush();
  }

  @Override
  public void flush() throws IOException {
    sheet.flush();
  }

  @Override
  public void close() throws IOException {
    sheet.finish();
    workbook.finish();
  }
}
