package dev.clausewise.api;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Files that somebody sends, kept beside the memory while they are read. */
@Singleton
final class Spool {
  private final long most;

  Spool(@ConfigProperty(name = "clausewise.inventories.most-bytes") MemorySize most) {
    this.most = most.asLongValue();
  }

  /** One of them, until it is closed. */
  record File(Path path) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(path);
    }
  }

  /**
   * @throws ProblemException if it is larger than it may be, or not all of it came
   */
  File take(InputStream body) {
    File file = null;
    try {
      file = new File(Files.createTempFile("clausewise-", ".inventory"));
      copy(body, file.path());
      return file;
    } catch (IOException | ProblemException e) {
      if (file != null) {
        file.path().toFile().delete();
      }
      if (e instanceof ProblemException problem) {
        throw problem;
      }
      throw new ProblemException(
          Code.REQUEST_TIMEOUT, "The file did not come to an end in time, or has no place here.");
    }
  }

  private void copy(InputStream body, Path path) throws IOException {
    byte[] part = new byte[64 * 1024];
    long length = 0;
    try (OutputStream out = Files.newOutputStream(path)) {
      for (int read = body.read(part); read >= 0; read = body.read(part)) {
        length += read;
        if (length > most) {
          throw new ProblemException(
              Code.BODY_TOO_LARGE, "An inventory is at most " + (most >> 20) + " MiB.");
        }
        out.write(part, 0, read);
      }
    }
  }
}
