package dev.clausewise.attacks;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** A text that is edited where something first stands in it. */
final class Edit {
  private String text;

  Edit(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  void behind(String found, String put) {
    int end = start(found, 0) + found.length();
    text = text.substring(0, end) + put + text.substring(end);
  }

  void before(String found, String put) {
    int start = start(found, 0);
    text = text.substring(0, start) + put + text.substring(start);
  }

  /** Replaces what begins and ends so. */
  void between(String begin, String end, String put) {
    int start = start(begin, 0);
    int last = start(end, start) + end.length();
    text = text.substring(0, start) + put + text.substring(last);
  }

  /** What begins and ends so. */
  String found(String begin, String end) {
    int start = start(begin, 0);
    return text.substring(start, start(end, start) + end.length());
  }

  private int start(String found, int from) {
    int start = text.indexOf(found, from);
    assertTrue(start >= 0, () -> "the policy has no " + found);
    return start;
  }
}
