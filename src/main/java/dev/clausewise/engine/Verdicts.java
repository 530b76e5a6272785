package dev.clausewise.engine;

import org.drools.ruleunits.api.DataSource;
import org.drools.ruleunits.api.DataStore;
import org.drools.ruleunits.api.RuleUnitData;

/**
 * The rule unit of {@code rules/verdict.drl}: findings and defeats of one instrument go in, rulings
 * and its verdict come out.
 */
public class Verdicts implements RuleUnitData {
  private DataStore<Finding> findings = DataSource.createStore();
  private DataStore<Defeat> defeats = DataSource.createStore();
  private final DataStore<String> fallen = DataSource.createStore();
  private final DataStore<Ruling> rulings = DataSource.createStore();
  private final DataStore<Obligation> obligations = DataSource.createStore();
  private final DataStore<Outcome> outcomes = DataSource.createStore();

  public DataStore<Finding> getFindings() {
    return findings;
  }

  public void setFindings(DataStore<Finding> findings) {
    this.findings = findings;
  }

  public DataStore<Defeat> getDefeats() {
    return defeats;
  }

  public void setDefeats(DataStore<Defeat> defeats) {
    this.defeats = defeats;
  }

  /** Clauses that an exception has defeated, by their ids. */
  public DataStore<String> getFallen() {
    return fallen;
  }

  public DataStore<Ruling> getRulings() {
    return rulings;
  }

  public DataStore<Obligation> getObligations() {
    return obligations;
  }

  public DataStore<Outcome> getOutcomes() {
    return outcomes;
  }
}
