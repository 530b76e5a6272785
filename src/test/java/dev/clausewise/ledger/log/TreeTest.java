package dev.clausewise.ledger.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * Roots that the first implementations of RFC 6962 were tested with, and the laws of the proofs.
 */
class TreeTest {
  private static final HexFormat HEX = HexFormat.of();

  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  /** All nodes of a tree, by definition. */
  private static final class Whole implements Subtrees {
    private final Map<String, byte[]> nodes = new HashMap<>();

    Whole(List<byte[]> leaves) {
      List<byte[]> row = leaves;
      for (int level = 0; !row.isEmpty(); level++) {
        List<byte[]> above = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
          nodes.put(level + "/" + i, row.get(i));
          if ((i & 1) == 1) {
            above.add(Hashes.node(row.get(i - 1), row.get(i)));
          }
        }
        row = above;
      }
    }

    @Override
    public byte[] node(int level, long index) {
      return nodes.get(level + "/" + index);
    }
  }

  private static List<byte[]> leaves(int number) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      leaves.add(Hashes.leaf(("leaf " + i).getBytes(StandardCharsets.UTF_8)));
    }
    return leaves;
  }

  @Test
  void rootsAreThoseOfTheOthers() {
    Whole nodes = new Whole(LEAVES.stream().map(HEX::parseHex).map(Hashes::leaf).toList());
    for (int size = 0; size < ROOTS.size(); size++) {
      assertEquals(ROOTS.get(size), HEX.formatHex(new Tree(nodes).root(size)));
    }
  }

  /** RFC 6962, 2.1.3 gives the paths of its tree of seven leaves by name. */
  @Test
  void pathsAreThoseOfTheStandard() {
    List<byte[]> leaves = leaves(7);
    Whole nodes = new Whole(leaves);
    Tree tree = new Tree(nodes);
    byte[] h = nodes.node(1, 1);
    byte[] i = nodes.node(1, 2);
    byte[] k = nodes.node(2, 0);
    byte[] j = leaves.get(6);
    byte[] l = Hashes.node(i, j);
    assertEquals(List.of(hex(leaves.get(1)), hex(h), hex(l)), hex(tree.inclusion(0, 7)));
    assertEquals(
        List.of(hex(leaves.get(2)), hex(nodes.node(1, 0)), hex(l)), hex(tree.inclusion(3, 7)));
    assertEquals(List.of(hex(leaves.get(5)), hex(j), hex(k)), hex(tree.inclusion(4, 7)));
    assertEquals(List.of(hex(i), hex(k)), hex(tree.inclusion(6, 7)));
    assertEquals(
        List.of(hex(leaves.get(2)), hex(leaves.get(3)), hex(nodes.node(1, 0)), hex(l)),
        hex(tree.consistency(3, 7)));
    assertEquals(List.of(hex(l)), hex(tree.consistency(4, 7)));
    assertEquals(List.of(hex(i), hex(j), hex(k)), hex(tree.consistency(6, 7)));
  }

  private static String hex(byte[] hash) {
    return HEX.formatHex(hash);
  }

  private static List<String> hex(List<byte[]> hashes) {
    return hashes.stream().map(HEX::formatHex).toList();
  }

  @Property(tries = 200)
  void everyLeafIsProvedAndNoOther(
      @ForAll @IntRange(min = 1, max = 700) int size, @ForAll long seed) {
    List<byte[]> leaves = leaves(size);
    Tree tree = new Tree(new Whole(leaves));
    byte[] root = tree.root(size);
    Random random = new Random(seed);
    int index = random.nextInt(size);
    List<byte[]> path = tree.inclusion(index, size);
    assertTrue(Proofs.includes(root, size, index, leaves.get(index), path));
    assertFalse(Proofs.includes(root, size, index, Hashes.leaf(new byte[] {1}), path));
    assertFalse(Proofs.includes(root, size, size, leaves.get(index), path));
    assertFalse(Proofs.includes(root, size, -1, leaves.get(index), path));
    if (size > 1) {
      int other = (index + 1 + random.nextInt(size - 1)) % size;
      assertFalse(Proofs.includes(root, size, other, leaves.get(index), path));
      List<byte[]> bent = new ArrayList<>(path);
      int bend = random.nextInt(bent.size());
      bent.set(bend, flipped(bent.get(bend), random));
      assertFalse(Proofs.includes(root, size, index, leaves.get(index), bent));
      assertFalse(
          Proofs.includes(root, size, index, leaves.get(index), path.subList(0, path.size() - 1)));
    }
    List<byte[]> longer = new ArrayList<>(path);
    longer.add(root);
    assertFalse(Proofs.includes(root, size, index, leaves.get(index), longer));
  }

  private static byte[] flipped(byte[] hash, Random random) {
    byte[] other = hash.clone();
    other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
    return other;
  }

  @Property(tries = 200)
  void everyTreeIsProvedToBeTheBeginning(
      @ForAll @IntRange(min = 1, max = 700) int size, @ForAll long seed) {
    Random random = new Random(seed);
    int first = random.nextInt(size + 1);
    Tree tree = new Tree(new Whole(leaves(size)));
    byte[] before = tree.root(first);
    byte[] after = tree.root(size);
    List<byte[]> proof = tree.consistency(first, size);
    assertTrue(Proofs.extend(before, first, after, size, proof));
    if (first > 0 && first < size) {
      assertFalse(Proofs.extend(flipped(before, random), first, after, size, proof));
      assertFalse(Proofs.extend(before, first, flipped(after, random), size, proof));
      List<byte[]> bent = new ArrayList<>(proof);
      int bend = random.nextInt(bent.size());
      bent.set(bend, flipped(bent.get(bend), random));
      assertFalse(Proofs.extend(before, first, after, size, bent));
    }
    assertFalse(Proofs.extend(after, size + 1L, before, size, proof));
  }

  /** A log that grows in parts, each read again from its tiles, is the tree by definition. */
  @Property(tries = 60)
  void aGrowingLogIsTheSameTree(
      @ForAll @IntRange(min = 0, max = 3000) int size, @ForAll long seed) {
    List<byte[]> leaves = leaves(size);
    Tree whole = new Tree(new Whole(leaves));
    Random random = new Random(seed);
    Growth growth = new Growth(0, (level, index) -> null);
    int lastRead = 0;
    for (int i = 0; i < size; i++) {
      if (random.nextInt(400) == 0) {
        growth = new Growth(i, new TiledNodes(t -> hashes(t, leaves)));
        lastRead = i;
      }
      growth.append(leaves.get(i));
    }
    Tree grown = new Tree(growth);
    assertArrayEquals(whole.root(size), grown.root(size));
    for (int index = Math.max(0, size - Growth.LAST); index < size; index += 97) {
      if (index >= lastRead) { // a log that was read again knows the paths of what came after
        assertEquals(hex(whole.inclusion(index, size)), hex(grown.inclusion(index, size)));
      }
    }
    Tree tiled = new Tree(new TiledNodes(t -> hashes(t, leaves)));
    assertArrayEquals(whole.root(size), tiled.root(size));
    if (size > 0) {
      int index = random.nextInt(size);
      assertEquals(hex(whole.inclusion(index, size)), hex(tiled.inclusion(index, size)));
    }
  }

  private static byte[] hashes(Tile tile, List<byte[]> leaves) {
    Whole nodes = new Whole(leaves);
    byte[] all = new byte[tile.width() * Hashes.BYTES];
    for (int i = 0; i < tile.width(); i++) {
      byte[] hash = nodes.node(tile.level() * Tile.HEIGHT, tile.index() * Tile.WIDTH + i);
      System.arraycopy(hash, 0, all, i * Hashes.BYTES, Hashes.BYTES);
    }
    return all;
  }

  @Test
  void whatIsNotInTheTreeHasNoProof() {
    Tree tree = new Tree(new Whole(leaves(3)));
    assertThrows(IllegalArgumentException.class, () -> tree.inclusion(3, 3));
    assertThrows(IllegalArgumentException.class, () -> tree.inclusion(-1, 3));
    assertThrows(IllegalArgumentException.class, () -> tree.consistency(4, 3));
  }
}
