import { describe, expect, it } from 'vitest';
import type { Decision, Fact, Finding, Instrument, Outcome, Verdict } from '../api/types';
import type { UseCase } from '../facts/raw';
import { MOST_COLUMNS, fromAddress, otherwise, sameUse, toAddress } from './columns';
import { apart, deciding, matrix } from './matrix';

const useCase = (facts: UseCase['facts'], asOf = '2024-05-10', instruments: string[] = []): UseCase => ({ facts, asOf, instruments });
const vocabulary = [{ name: 'capability', set: true, type: 'enum' }, { name: 'service', type: 'enum' }] as Fact[];
const facts = new Map(vocabulary.map((fact) => [fact.name, fact]));

describe('cases side by side', () => {
  const one = useCase({ service: 'a;b', capability: ['x', 'y'] });

  it('stand in the address, each as on the first page', () => {
    const cases = [one, useCase({ service: 'claude' }, '2026-01-01', ['EU-AIA'])];
    expect(fromAddress(`#${toAddress(cases)}`, vocabulary, '2026-11-26')).toEqual(cases);
    expect(fromAddress('', vocabulary, '2026-11-26')).toEqual([]);
    expect(fromAddress(toAddress(Array(9).fill(one)), vocabulary, '2026-11-26')).toHaveLength(MOST_COLUMNS);
  });

  it('are told apart by what is otherwise', () => {
    expect(otherwise(useCase({ service: 'claude' }, '2024-05-11'), one, facts)).toEqual([
      'Day: 11 May 2024',
      'AI service: Claude',
      'What the AI does: not stated',
    ]);
    expect(sameUse(one, { ...one, asOf: '2025-01-01' })).toBe(true);
    expect(sameUse(one, one)).toBe(false);
    expect(sameUse(one, useCase({ service: 'a' }, '2025-01-01'))).toBe(false);
  });
});

describe('a matrix', () => {
  const finding = (row: number, outcome: Outcome, certain = true) =>
    ({ row, outcome, certain, clause: `C${row % 10}` }) as Finding;
  const verdict = (instrument: string, outcome: Outcome, findings: Finding[] = []): Verdict =>
    ({ instrument, title: instrument, outcome, possibleOutcomes: [outcome], findings }) as unknown as Verdict;
  const decision = (...verdicts: Verdict[]) => ({ verdicts }) as Decision;
  const instrument = (id: string, kind: string, jurisdiction: string) =>
    ({ id, kind, jurisdiction, issuer: 'Microsoft / DISA' }) as Instrument;
  const instruments = [
    instrument('CA', 'law', 'US-CA (San Francisco)'),
    instrument('EU', 'law', 'EU (AT BE)'),
    instrument('MS', 'provider policy', 'global'),
    instrument('NEWS', 'secondary source (news)', 'global'),
    instrument('OR', 'law', 'US-OR'),
  ];
  const one = decision(verdict('MS', 'prohibited', [finding(4, 'prohibited'), finding(14, 'prohibited')]), verdict('CA', 'permitted'), verdict('NEWS', 'permitted'));
  const other = decision(verdict('MS', 'permitted', [finding(5, 'permitted')]), verdict('CA', 'permitted'), verdict('EU', 'prohibited', [finding(1, 'prohibited')]));

  it('has providers, then places, then reports, without what governs none of the cases', () => {
    const groups = matrix(instruments, [one, other]);
    expect(groups.map(({ name }) => name)).toEqual(['Microsoft', 'California', 'European Union', 'Press reports']);
    expect(groups.flatMap(({ lines }) => lines.map((line) => line.differs))).toEqual([true, false, true, true]);
    expect(groups[2]!.lines[0]!.verdicts.map((said) => said?.outcome)).toEqual([undefined, 'prohibited']);
  });

  it('names the clauses that are apart, of instruments that answer otherwise', () => {
    expect(apart(one, other).map((a) => `${a.instrument} ${a.finding.row}`)).toEqual(['MS 4', 'MS 14']);
    expect(apart(other, one).map((a) => `${a.instrument} ${a.finding.row}`)).toEqual(['MS 5', 'EU 1']);
    expect(deciding(one.verdicts[0]!).map(({ row }) => row)).toEqual([4]);
    expect(deciding(verdict('MS', 'review_required', [finding(3, 'prohibited', false)])).map(({ row }) => row)).toEqual([3]);
  });
});
