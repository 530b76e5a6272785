import type { Outcome, ReadIn } from '../api/types';

/** Strictest first. */
export const OUTCOMES: Outcome[] = [
  'prohibited',
  'review_required',
  'permitted_with_conditions',
  'permitted',
  'not_applicable',
];

export const OUTCOME_IN_WORDS: Record<Outcome, string> = {
  prohibited: 'Prohibited',
  review_required: 'Review required',
  permitted_with_conditions: 'Permitted with conditions',
  permitted: 'Permitted',
  not_applicable: 'Not applicable',
};

/** What an outcome means for who asks. */
export const OUTCOME_MEANS: Record<Outcome, string> = {
  prohibited: 'At least one clause bars this use.',
  review_required: 'A person must decide: the clauses or the facts do not settle it.',
  permitted_with_conditions: 'It may be done if every condition below is kept.',
  permitted: 'The clauses that apply allow it.',
  not_applicable: 'No clause that we know governs this use. That is not a permission.',
};

const EFFECTS: Record<string, string> = {
  prohibits: 'Prohibits',
  permits: 'Permits',
  permits_if: 'Permits if',
  requires: 'Requires',
  recommends: 'Recommends',
  scope: 'Scope',
  fact: 'Fact',
};

export const effectInWords = (effect: string) => EFFECTS[effect] ?? effect;

const REPORTED: Record<string, string> = {
  prohibits: 'Reports a prohibition',
  permits: 'Reports a permission',
  permits_if: 'Reports a permission with conditions',
  requires: 'Reports a requirement',
  recommends: 'Reports a recommendation',
};

/** What a report about somebody else's policy says of it: by itself it prohibits nothing. */
export const reportedInWords = (effect: string) => REPORTED[effect] ?? effectInWords(effect);

/** What a report says that a policy comes to. */
export const REPORTED_OUTCOME: Record<Outcome, string> = {
  prohibited: 'Reports a prohibition',
  review_required: 'Reports no clear rule',
  permitted_with_conditions: 'Reports a permission with conditions',
  permitted: 'Reports a permission',
  not_applicable: 'Reports nothing of this use',
};

/** Whether an instrument is a report about a policy, and none itself. */
export const isReport = ({ kind }: { kind: string }) => kind.startsWith('secondary source');

/** How well a clause is sourced. */
export const READ_IN: Record<ReadIn, { label: string; means: string }> = {
  primary: { label: 'Read in the source', means: 'The clause was read in the published text itself.' },
  secondary: {
    label: 'Read second-hand',
    means: 'The clause was read in reports or quotations, not in the published text.',
  },
  memory: { label: 'From memory', means: 'No text was at hand. Check the source before relying on it.' },
};

/** How well a report is sourced that was itself read. */
export const READ_IN_REPORT = {
  label: 'Press report',
  means: 'A report about the policy was read, not the policy itself.',
};

const STATUS = {
  met: 'Condition met',
  unmet: 'Condition not met',
  obligation: 'Condition to keep',
  undecided: 'The text does not decide',
};

export const statusInWords = (status: keyof typeof STATUS) => STATUS[status];

/** "Prohibited, Review required or Permitted" */
export function either(outcomes: Outcome[], called = OUTCOME_IN_WORDS): string {
  const words = outcomes.map((outcome) => called[outcome]);
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
