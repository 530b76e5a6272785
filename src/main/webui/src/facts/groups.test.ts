import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../api/types';
import { GROUPS, grouped, matches } from './groups';

const fact = (name: string, question = ''): Fact => ({
  name,
  type: 'enum',
  set: false,
  default: 'unknown',
  meaning: '',
  question,
  allowedValues: ['body_worn'],
});

describe('groups', () => {
  const vocabulary = readFileSync(new URL('../../../resources/vocabulary.yaml', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => /^(\w+):/.exec(line)?.[1] ?? []);

  it('name facts of the vocabulary, each once', () => {
    const named = GROUPS.flatMap((group) => [...group.first, ...group.more]);
    expect(new Set(named).size).toBe(named.length);
    expect(named.filter((name) => !vocabulary.includes(name))).toEqual([]);
  });

  it('leave out no fact of the vocabulary', () => {
    const named = GROUPS.flatMap((group) => [...group.first, ...group.more]);
    expect(vocabulary.filter((name) => !named.includes(name))).toEqual([]);
  });

  it('keep a fact that no group names', () => {
    const all = grouped([fact('service'), fact('brandNew')]);
    expect(all.map((group) => group.title)).toEqual(['Which service', 'More facts']);
    expect(all[1]?.more[0]?.name).toBe('brandNew');
  });
});

it('finds a fact by all words of a search', () => {
  const camera = fact('camera', 'Which kind of camera do the images come from?');
  expect(matches(camera, 'body worn')).toBe(true);
  expect(matches(camera, 'IMAGES camera')).toBe(true);
  expect(matches(camera, 'consent')).toBe(false);
});
