package dev.clausewise.ledger.log;

import java.util.Arrays;

/** The nodes of a tree from its tiles. */
public final class TiledNodes implements Subtrees {
  /** Reads tiles. */
  @FunctionalInterface
  public interface Tiles {
    /**
     * @return its hashes one after the other, at least {@code tile.width()} of them
     * @throws IllegalStateException if it is not there, or shorter
     */
    byte[] read(Tile tile);
  }

  private final Tiles tiles;

  public TiledNodes(Tiles tiles) {
    this.tiles = tiles;
  }

  @Override
  public byte[] node(int level, long index) {
    int above = level % Tile.HEIGHT;
    long first = index << above;
    int offset = (int) (first % Tile.WIDTH);
    int leaves = 1 << above;
    byte[] hashes = tiles.read(new Tile(level / Tile.HEIGHT, first / Tile.WIDTH, offset + leaves));
    return over(hashes, offset, leaves);
  }

  /** The node above a whole tile. */
  public static byte[] root(byte[] hashes) {
    return over(hashes, 0, Tile.WIDTH);
  }

  private static byte[] over(byte[] hashes, int offset, int leaves) {
    if (leaves == 1) {
      return Arrays.copyOfRange(hashes, offset * Hashes.BYTES, (offset + 1) * Hashes.BYTES);
    }
    int half = leaves / 2;
    return Hashes.node(over(hashes, offset, half), over(hashes, offset + half, half));
  }
}
