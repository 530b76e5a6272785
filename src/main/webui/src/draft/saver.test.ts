import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../api/client';
import type { Draft } from '../api/types';
import { type Keeper, Saver, type State, type Unsaved } from './saver';

const FILES = { register: 'r', cases: 'c', invariants: 'i' };
const FIRST: Draft = { id: 'd', instrument: 'I', note: 'n', revision: '1', model: 'one', files: FILES };

/** A service with one draft, an editor with one text, and a keeper. */
function opened() {
  const kept = new Map<string, Unsaved>();
  const keeper: Keeper = {
    keep: (id, unsaved) => void kept.set(id, unsaved),
    read: (id) => kept.get(id),
    forget: (id) => void kept.delete(id),
  };
  const world = {
    stored: { ...FIRST },
    text: 'one',
    /** What is shown and not in the content yet. */
    typed: undefined as string | undefined,
    down: false,
    kept,
    states: [] as State['kind'][],
    put: async (_: string, by: Unsaved): Promise<Draft> => {
      if (world.down) {
        throw new TypeError('no connection');
      }
      if (by.revision !== world.stored.revision) {
        throw new Problem({ title: '', status: 409, detail: '', code: 'stale-revision' });
      }
      world.stored = { ...world.stored, ...by, revision: String(Number(by.revision) + 1) };
      return world.stored;
    },
  };
  const saver = new Saver(FIRST, {
    content: async () => world.text,
    settle: async () => {
      world.text = world.typed ?? world.text;
      world.typed = undefined;
    },
    ahead: () => world.typed !== undefined,
    put: (id, by) => world.put(id, by),
    keeper,
    onState: (state) => void world.states.push(state.kind),
  });
  return { world, saver };
}

describe('saving', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('happens once after a pause', async () => {
    const { world, saver } = opened();
    const put = vi.spyOn(world, 'put');
    world.text = 'two';
    saver.changed();
    await vi.advanceTimersByTimeAsync(500);
    world.text = 'three';
    saver.changed();
    expect(put).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(put).toHaveBeenCalledTimes(1);
    expect(world.stored.model).toBe('three');
    expect(world.kept.size).toBe(0);
    expect(saver.pending).toBe(false);
  });

  it('sends nothing if a change was undone', async () => {
    const { world, saver } = opened();
    const put = vi.spyOn(world, 'put');
    saver.changed();
    expect(await saver.flush()).toBe(true);
    expect(put).not.toHaveBeenCalled();
  });

  it('keeps what could not be sent, and tries again', async () => {
    const { world, saver } = opened();
    world.down = true;
    world.text = 'two';
    saver.changed();
    expect(await saver.flush()).toBe(false);
    expect(world.kept.get('d')).toEqual({ revision: '1', model: 'two', note: 'n', files: FILES });
    world.down = false;
    await vi.advanceTimersByTimeAsync(6000);
    expect(world.stored.model).toBe('two');
    expect(world.kept.size).toBe(0);
  });

  it('stops where somebody else has saved, and goes on after a choice', async () => {
    const { world, saver } = opened();
    world.stored = { ...FIRST, model: 'theirs', revision: '7' };
    world.text = 'mine';
    saver.changed();
    expect(await saver.flush()).toBe(false);
    expect(saver.state.kind).toBe('stale');
    world.text = 'mine too';
    saver.changed();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.stored.model).toBe('theirs');
    expect(world.kept.get('d')?.model).toBe('mine');

    saver.continueFrom(world.stored, true);
    await vi.advanceTimersByTimeAsync(100);
    expect(world.stored.model).toBe('mine too');
    expect(saver.pending).toBe(false);
  });

  it('saves what changes while it saves', async () => {
    const { world, saver } = opened();
    const put = world.put;
    world.put = async (id, by) => {
      if (by.model === 'two') {
        world.text = 'three';
        saver.changed();
      }
      return put(id, by);
    };
    world.text = 'two';
    saver.changed();
    expect(await saver.flush()).toBe(true);
    expect(world.stored).toMatchObject({ model: 'three', revision: '3' });
  });

  it('asks for what nobody has told of', async () => {
    const { world, saver } = opened();
    world.text = 'two';
    expect(await saver.all()).toBe(true);
    expect(world.stored.model).toBe('two');
    world.typed = 'three';
    expect(await saver.all()).toBe(true);
    expect(world.stored.model).toBe('three');
  });

  it('does not say that everything is saved while something is typed', async () => {
    const { world, saver } = opened();
    const put = vi.spyOn(world, 'put');
    world.typed = 'two';
    saver.touched();
    expect(saver.pending).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saver.pending).toBe(true);
    world.text = 'two';
    world.typed = undefined;
    await vi.advanceTimersByTimeAsync(1000);
    expect(saver.pending).toBe(false);
    expect(put).toHaveBeenCalledTimes(1);
    saver.touched();
    await vi.advanceTimersByTimeAsync(1000);
    expect(saver.pending).toBe(false);
    expect(put).toHaveBeenCalledTimes(1);
  });

  it('does not say that everything is saved if something was touched while it saved', async () => {
    const { world, saver } = opened();
    const put = world.put;
    world.put = async (id, by) => {
      saver.touched();
      return put(id, by);
    };
    world.text = 'two';
    saver.changed();
    await saver.flush();
    expect(world.states.at(-1)).toBe('unsaved');
    world.put = put;
    world.text = 'three';
    await vi.advanceTimersByTimeAsync(1000);
    expect(world.stored.model).toBe('three');
    expect(saver.pending).toBe(false);
  });

  it('saves what stands beside the model', async () => {
    const { world, saver } = opened();
    saver.filed({ ...FILES, cases: 'another' });
    expect(await saver.flush()).toBe(true);
    expect(world.stored.files).toEqual({ ...FILES, cases: 'another' });
  });
});
