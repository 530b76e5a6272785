package dev.clausewise.inventory;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Writes the answers of an inventory in one form, as they come. Closing it ends the form. */
public interface AnswerWriter extends Closeable {
  void write(List<RowAnswer> answers) throws IOException;

  /** So that whoever waits sees what there is. */
  void flush() throws IOException;
}
