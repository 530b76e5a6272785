package dev.clausewise.api;

import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.PolicyArchive;
import dev.clausewise.ledger.Ledger;
import dev.clausewise.vocabulary.Vocabulary;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The policies of every version that decisions were recorded under. Safe for use by many threads.
 */
@Singleton
final class PolicyVersions {
  /** Each takes tens of megabytes, and seconds to read. */
  private static final int MOST_OPEN = 2;

  private final DecisionService decisions;
  private final Vocabulary vocabulary;
  private final Ledger ledger;
  private final Map<String, PolicyArchive> open =
      new LinkedHashMap<>(4, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PolicyArchive> eldest) {
          return size() > MOST_OPEN;
        }
      };

  PolicyVersions(DecisionService decisions, Vocabulary vocabulary, Ledger ledger) {
    this.decisions = decisions;
    this.vocabulary = vocabulary;
    this.ledger = ledger;
  }

  /** Policies to decide by, and the vocabulary of their facts. */
  record Version(DecisionService decisions, Vocabulary vocabulary) {}

  /** The version that is answered from. */
  String current() {
    return decisions.policyVersion();
  }

  /** Its policies. */
  Version inForce() {
    return new Version(decisions, vocabulary);
  }

  /**
   * @return empty if that version is not kept here
   */
  synchronized Optional<Version> of(String version) {
    if (version.equals(decisions.policyVersion())) {
      return Optional.of(inForce());
    }
    PolicyArchive archive = open.get(version);
    if (archive == null) {
      archive =
          ledger.records().policies(version).map(b -> PolicyArchive.open(b, version)).orElse(null);
      if (archive == null) {
        return Optional.empty();
      }
      open.put(version, archive);
    }
    return Optional.of(new Version(archive.decisions(), archive.vocabulary()));
  }
}
