package dev.clausewise.attacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sings when Java runs that a model asked for: any use of this class leaves a file in the folder
 * {@code sung} beside the place it was loaded from. No part of the service knows the class; it is
 * put before it on the class path of the service, from which its child processes take theirs.
 */
public final class Canary {
  static {
    leave("loaded");
  }

  /** What an object reader would call. */
  public Canary() {
    leave("made");
  }

  public static String sing() {
    leave("nothing");
    return "sung";
  }

  /**
   * @param song by which the model is known again
   */
  public static String sing(String song) {
    leave(song);
    return song;
  }

  private static void leave(String song) {
    try {
      Path place =
          Path.of(Canary.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path sung = Files.createDirectories(place.resolveSibling("sung"));
      Files.createTempFile(sung, song.replaceAll("\\W", "_") + ".", ".txt");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
