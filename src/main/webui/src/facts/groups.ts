import type { Fact } from '../api/types';
import { type Place, codeOf, countries, subdivisions } from '../words/places';
import { factInWords, valueInWords } from '../words/values';
import { SYNONYMS } from './synonyms';

/** A heading of the form. `first` are the facts that most clauses turn on; `more` are shown on demand. */
export interface Group {
  title: string;
  first: string[];
  more: string[];
}

export const GROUPS: Group[] = [
  {
    title: 'Who uses it',
    first: ['actorType', 'actorLevel', 'actorCountry'],
    more: ['federalDepartment', 'beneficiaryType', 'beneficiaryLevel', 'beneficiaryCountry'],
  },
  {
    title: 'Which service',
    first: ['service'],
    more: ['cloud', 'requiredAuthorisation', 'limitedAccessApproved', 'providerApproval', 'publishesGpt'],
  },
  {
    title: 'What the AI does, and what for',
    first: ['capability', 'purpose', 'camera', 'timing'],
    more: [
      'emotionOf',
      'emotionFrom',
      'profilingAlone',
      'footageFromOfficerCamera',
      'referenceDatabase',
      'accuracyTruePositive',
      'similarityThreshold',
    ],
  },
  {
    title: 'Where',
    first: ['useCountry', 'useSubdivision'],
    more: ['useCity', 'setting', 'placePublic', 'placeContext'],
  },
  {
    title: 'The people concerned',
    first: [],
    more: [
      'consent',
      'aiDisclosed',
      'alternativeOffered',
      'subjectMinor',
      'targetSpecific',
      'suspicion',
      'initialIdentification',
      'facesStored',
      'facesKeptOnDevice',
      'biometricsSold',
    ],
  },
  {
    title: 'Human checks',
    first: [],
    more: ['humanReview', 'solelyOnOutput', 'usedForProbableCause', 'trainingDone', 'auditTrail'],
  },
  {
    title: 'Authorisation and legal ground',
    first: [],
    more: [
      'authorisation',
      'authorisationDelayHours',
      'exigent',
      'requestedVia',
      'orderNamesUser',
      'legislativeApproval',
      'nationalLawAuthorises',
      'necessaryForLeads',
      'strictlyNecessary',
      'otherwiseUnlawful',
    ],
  },
  {
    title: 'The offence',
    first: [],
    more: ['offenceSerious', 'offenceViolentOrFelony', 'offenceEuAnnexII', 'offenceMaxYears'],
  },
  {
    title: 'Assessments, registers and policies',
    first: [],
    more: [
      'friaCompleted',
      'dpiaCompleted',
      'equalityDutyDischarged',
      'systemRegistered',
      'authoritiesNotified',
      'policyAdopted',
      'publicDisclosure',
      'accountabilityReport',
      'filedWithAuthority',
      'watchlistCriteriaDefined',
      'locationCriteriaDefined',
      'systemFirstUsedOn',
      'systemSignificantlyChanged',
    ],
  },
  {
    title: "A U.S. federal agency's practices",
    first: [],
    more: [
      'developmentStage',
      'highImpact',
      'preDeploymentTesting',
      'aiImpactAssessment',
      'independentReview',
      'ongoingMonitoring',
      'operatorTraining',
      'failSafe',
      'appealProcess',
      'publicFeedback',
      'pilotCertified',
      'waiverOnRecord',
    ],
  },
  {
    title: 'Reports drafted by AI',
    first: [],
    more: ['aiDisclosureInReport', 'officerCertified', 'firstDraftRetained'],
  },
];

export interface FilledGroup {
  title: string;
  first: Fact[];
  more: Fact[];
}

/** The groups with the facts of a vocabulary. A fact that no group names comes last, so that none is ever missing. */
export function grouped(vocabulary: Fact[], groups: Group[] = GROUPS): FilledGroup[] {
  const byName = new Map(vocabulary.map((fact) => [fact.name, fact]));
  const take = (names: string[]) =>
    names.flatMap((name) => {
      const fact = byName.get(name);
      byName.delete(name);
      return fact === undefined ? [] : [fact];
    });
  const filled = groups.map(({ title, first, more }) => ({ title, first: take(first), more: take(more) }));
  const others = [...byName.values()];
  return [...filled, { title: 'More facts', first: [], more: others }].filter((g) => g.first.length + g.more.length > 0);
}

/** Whether all words of a search stand in a fact's question, name, meaning or values, or mean one of these. */
export function matches(fact: Fact, search: string): boolean {
  const values = (fact.allowedValues ?? []).map((value) => textOf(fact, value));
  const text = spaced([fact.question, fact.name, factInWords(fact.name), fact.meaning, ...values].join(' '));
  return wordsOf(search).every((word) => text.includes(word));
}

/** The values of a fact that a search means by themselves: "sheriff" is the police. */
export function valuesFor(fact: Fact, search: string): string[] {
  const words = wordsOf(search);
  return (fact.allowedValues ?? []).filter((value) => words.every((word) => textOf(fact, value).includes(` ${word}`)));
}

const places: Record<string, Place[]> = { country: countries, subdivision: subdivisions };

/** A place that a search names: "Illinois". */
export function placeFor(fact: Fact, search: string): string | undefined {
  const known = places[fact.type];
  const code = known && codeOf(search, known);
  return known?.some((place) => place.code === code) ? code : undefined;
}

/** All that a value is called, each word with a space before it. */
function textOf(fact: Fact, value: string): string {
  const known = fact.values?.find((described) => described.value === value);
  return spaced(
    [value, valueInWords(value, fact), ...(known?.spellings ?? []), SYNONYMS[fact.name]?.[value] ?? ''].join(' '),
  );
}

const spaced = (text: string) => ` ${text} ${text.replaceAll('_', ' ')}`.toLowerCase().replaceAll('-', ' ').replace(/\s+/g, ' ');

const wordsOf = (search: string) => search.toLowerCase().replaceAll('-', ' ').trim().split(/\s+/);
