package dev.clausewise.workbench;

import dev.clausewise.register.Clause;
import dev.clausewise.register.Coverage;
import dev.clausewise.register.Instrument;
import dev.clausewise.register.NotEncoded;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What the register entry of a draft says, for whoever reads a row of its table.
 *
 * @param title of the instrument
 * @param coverage what it governs, and which of it clauses decide
 * @param notEncoded parts of its text without clauses
 * @param clauses in the order of the entry; the one that is made of what is not encoded is the last
 */
@RegisterForReflection
public record DraftRegister(
    String title, List<Coverage> coverage, List<NotEncoded> notEncoded, List<Clause> clauses) {
  static DraftRegister of(Instrument instrument) {
    return new DraftRegister(
        instrument.title(),
        instrument.coverage(),
        instrument.notEncoded(),
        List.copyOf(instrument.all()));
  }
}
