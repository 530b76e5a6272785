package dev.clausewise.inventory;

import dev.clausewise.store.Storage;
import java.sql.SQLException;

/**
 * Where inventories and mappings are kept.
 *
 * @param storage has their tables
 */
public record Keeping(Storage storage) {
  /**
   * @throws NotKeptException if the database does not answer
   */
  <T> T read(Storage.Work<T> work) {
    try {
      return storage.read(work);
    } catch (SQLException e) {
      throw new NotKeptException(e);
    }
  }

  /**
   * In one transaction.
   *
   * @throws NotKeptException if the database does not answer; nothing was written then
   */
  <T> T write(Storage.Work<T> work) {
    try {
      return storage.write(work);
    } catch (SQLException e) {
      throw new NotKeptException(e);
    }
  }
}
