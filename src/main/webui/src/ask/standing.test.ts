import { describe, expect, it } from 'vitest';
import type { Decision, Obligation, Outcome, Verdict } from '../api/types';
import { checklist } from './checklist';
import { elsewhereInWords, standing } from './standing';

const verdict = (instrument: string, possibleOutcomes: Outcome[], openFacts: string[] = [], obligations: Obligation[] = []): Verdict => ({
  instrument,
  title: instrument,
  outcome: possibleOutcomes.length === 1 ? possibleOutcomes[0]! : 'review_required',
  determined: possibleOutcomes.length === 1,
  possibleOutcomes,
  openFacts,
  findings: [],
  obligations,
});

const decision = (possibleOutcomes: Outcome[], verdicts: Verdict[]) =>
  ({ ...verdict('', possibleOutcomes), asOf: '', verdicts, notEncoded: [] }) as unknown as Decision;

const JURISDICTIONS = new Map([
  ['CODE', 'global'],
  ['POLICY', 'global'],
  ['US-OR', 'US-OR'],
  ['US-PDX', 'US-OR (Portland)'],
  ['EU', 'EU (AT BE)'],
]);

const NONE = new Set<string>();

const ids = (verdicts: Verdict[]) => verdicts.map(({ instrument }) => instrument);

describe('the standing of instruments', () => {
  const oregon = verdict('US-OR', ['prohibited', 'not_applicable'], ['useSubdivision']);

  it('has those that decide, those that may add, and laws of places that were not named', () => {
    const { decide, add, elsewhere } = standing(
      decision(['prohibited'], [verdict('POLICY', ['prohibited', 'permitted'], ['consent']), oregon, verdict('CODE', ['prohibited'])]),
      { useCountry: 'US' },
      JURISDICTIONS,
      NONE,
    );
    expect([ids(decide), ids(add)]).toEqual([['CODE'], ['POLICY']]);
    expect(elsewhere.map(({ fact, verdicts }) => [fact, ids(verdicts)])).toEqual([['useSubdivision', ['US-OR']]]);
    expect(elsewhereInWords(elsewhere[0]!, JURISDICTIONS)).toBe('1 law of a U.S. state');
  });

  it('lets no report decide', () => {
    const { decide, add, reports } = standing(
      decision(['prohibited'], [verdict('NEWS', ['prohibited']), verdict('CODE', ['prohibited'])]),
      {},
      JURISDICTIONS,
      new Set(['NEWS']),
    );
    expect([ids(decide), ids(add), ids(reports)]).toEqual([['CODE'], [], ['NEWS']]);
  });

  it('counts a law as decisive once its place is named', () => {
    const { decide, elsewhere } = standing(
      decision(['prohibited', 'permitted'], [verdict('US-OR', ['prohibited', 'permitted'], ['consent']), verdict('CODE', ['permitted'])]),
      { useSubdivision: 'US-OR' },
      JURISDICTIONS,
      NONE,
    );
    expect([ids(decide), elsewhere]).toEqual([['US-OR'], []]);
  });

  it('asks for the country first, and for the city last', () => {
    const open = ['useCity', 'useSubdivision', 'useCountry'];
    const all = decision(['prohibited', 'not_applicable'], [
      verdict('US-PDX', ['prohibited', 'not_applicable'], open),
      verdict('EU', ['prohibited', 'not_applicable'], ['useCountry']),
    ]);
    const fact = (stated: Record<string, string>) =>
      standing(all, stated, JURISDICTIONS, NONE).elsewhere.map((place) => [place.fact, ids(place.verdicts)]);
    expect(fact({})).toEqual([['useCountry', ['US-PDX', 'EU']]]);
    expect(fact({ useCountry: 'US', useSubdivision: 'US-OR' })).toEqual([['useCity', ['US-PDX']]]);
  });
});

it('lists each condition once, with all that want it', () => {
  const obligation = (text: string, certain: boolean): Obligation => ({ clause: 'C', id: text, text, citation: '', certain });
  expect(
    checklist([
      verdict('A', ['prohibited'], [], [obligation('Keep a log.', false), obligation('Keep a log', true)]),
      verdict('B', ['prohibited'], [], [obligation('Train the staff.', false), obligation('keep a log.', false)]),
    ]).map(({ text, certain, sources }) => [text, certain, sources.map(({ instrument }) => instrument)]),
  ).toEqual([
    ['Keep a log.', true, ['A', 'B']],
    ['Train the staff.', false, ['B']],
  ]);
});
