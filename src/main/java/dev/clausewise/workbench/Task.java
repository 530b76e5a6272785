package dev.clausewise.workbench;

/** What a {@link ModelWorker} can be asked to do with a model from outside. */
enum Task {
  /** {@link ModelEvaluation#evaluate}. */
  EVALUATE,
  /** {@link ModelEvaluation#validate}. */
  VALIDATE,
  /** {@link DraftEvaluation#check}. */
  CHECK,
  /** {@link DraftEvaluation#register}. */
  REGISTER,
  /** {@link DraftEvaluation#decide}. */
  DECIDE,
  /** {@link DraftEvaluation#outcomes}. */
  OUTCOMES,
  /** {@link DraftEvaluation#among}. */
  AMONG,
  /** {@link DraftEvaluation#differ}. */
  DIFFER,
  /** {@link DraftEvaluation#propose}. */
  PROPOSE;

  /** Whether it is about a draft of a policy. */
  boolean isOfDrafts() {
    return this != EVALUATE && this != VALIDATE;
  }
}
