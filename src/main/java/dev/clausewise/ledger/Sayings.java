package dev.clausewise.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is kept once of verdicts that are written again and again, in one state of the store. */
final class Sayings {
  private static final Pattern REFERENCE = Pattern.compile("\"(" + Said.MARK + "[\\w-]{22})\"");

  /** Of all instruments a version of the policies says some thousands of different things. */
  private static final int MOST = 10_000;

  private final Connection connection;
  private final Map<String, String> found = new HashMap<>();

  Sayings(Connection connection) {
    this.connection = connection;
  }

  /** The whole text of verdicts. A reference to what is not there stays, and is no verdict. */
  String whole(String text) throws SQLException {
    if (text == null) {
      return null;
    }
    Set<String> wanted = new TreeSet<>();
    Matcher references = REFERENCE.matcher(text);
    while (references.find()) {
      wanted.add(references.group(1));
    }
    if (wanted.isEmpty()) {
      return text;
    }
    if (found.size() > MOST) {
      found.clear();
    }
    wanted.removeAll(found.keySet());
    look(wanted);
    return references
        .reset()
        .replaceAll(r -> Matcher.quoteReplacement(found.getOrDefault(r.group(1), r.group())));
  }

  private void look(Collection<String> wanted) throws SQLException {
    if (wanted.isEmpty()) {
      return;
    }
    String places = String.join(", ", Collections.nCopies(wanted.size(), "?"));
    try (PreparedStatement query =
        connection.prepareStatement(
            "select reference, verdict from said where reference in (" + places + ")")) {
      int place = 1;
      for (String reference : wanted) {
        query.setString(place++, reference);
      }
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getString(1), rows.getString(2));
        }
      }
    }
  }
}
