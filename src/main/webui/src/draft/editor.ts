import type { DmnEditorStandaloneApi } from '@kie-tools/dmn-editor-standalone/dist';
import { readable } from './widths';

/** What the editor's own root component offers, and its published interface does not. */
interface Root {
  /** It can give content once it has a marshaller. */
  state: { marshaller?: unknown; stack: unknown[]; pointer: number };
  openBoxedExpressionEditor(node: string): void;
  showDmnEvaluationResults(
    byNode: Map<string, { evaluationResult: 'succeeded'; evaluationHitsCountByRuleOrRowId: Map<string, number> }>,
  ): void;
}

/** A row of a decision's table. */
export interface Selected {
  /** The id of the decision. */
  decision: string;
  /** 1-based. */
  row: number;
}

/** The editor's own state, which has a change at once. */
interface Store {
  getState(): Shown;
  subscribe(listener: (now: Shown, before: Shown) => void): void;
}

interface Shown {
  dmn: { model: unknown };
  boxedExpressionEditor?: { activeDrgElementId?: string };
}

/** The KIE DMN editor with one model in it. */
export interface DmnEditor {
  /** DMN XML, in the form in which the models in force are kept. */
  content(): Promise<string>;
  /** Puts what is being typed into the model, and waits until the content is that of what is shown. */
  settle(): Promise<void>;
  /** Whether something is shown that the content does not have yet. */
  ahead(): boolean;
  /**
   * @throws Error if it cannot read the model; it is of no use then
   */
  replace(model: string): Promise<void>;
  undo(): void;
  redo(): void;
  /** Opens the expression of a decision, and selects a row or a cell of it (1-based). Whether the editor could. */
  show(decision: string, row?: number, column?: number): boolean;
  /** Marks the rows of a decision's table that fired. */
  mark(decision: string, rows: string[]): void;
  /** Takes the marks away. */
  unmark(): void;
}

const PATIENCE_MS = 60_000;
/** What is left by a blur is in the store after it. */
const TURN_MS = 50;
/** How long a change takes at most to come into the content, where nothing can be asked. */
const UNKNOWN_MS = 1_500;
const VOCABULARY = 'vocabulary.dmn';
/** What the editor calls a row of a table, with its index behind. */
const ROW = 'kie-tools--bee--expression-row-';

/**
 * Opens the editor in an element. It is twelve megabytes of script in a document of its own, and loaded only here.
 *
 * @param vocabulary the model that every model includes
 * @param onTouch at once where something may be changed: the editor tells of a change a second later
 * @param onChange after every change, undo and redo too
 * @param onSelect when another row of a table is selected, by mouse or keyboard
 * @throws Error if it cannot read the model, or has not shown it within a minute
 */
export async function openEditor(
  container: HTMLElement,
  model: string,
  vocabulary: string,
  onTouch: () => void,
  onChange: () => void,
  onSelect: (selected: Selected) => void = () => undefined,
): Promise<DmnEditor> {
  const { open } = await import('@kie-tools/dmn-editor-standalone/dist');
  container.replaceChildren();
  const editor = open({
    container,
    initialContent: Promise.resolve(readable(model)),
    initialFileNormalizedPosixPathRelativeToTheWorkspaceRoot: MODEL,
    resources: new Map([[VOCABULARY, { contentType: 'text' as const, content: Promise.resolve(vocabulary) }]]),
  });
  const frame = container.querySelector('iframe')!;
  frame.title = 'DMN editor';
  quiet(frame);
  await shown(() => frame.contentDocument);
  editor.subscribeToContentChanges(onChange);
  selecting(frame.contentDocument!, onSelect);
  return driven(editor, frame, following(frame.contentDocument!, onTouch));
}

const MODEL = 'model.dmn';

/** It writes a line for every attribute of every element that it reads, which takes longer than reading them. */
function quiet(frame: HTMLIFrameElement): void {
  frame.addEventListener('load', () => {
    const own = frame.contentWindow as (Window & { console: Console }) | null;
    if (own) {
      own.console.debug = () => undefined;
    }
  });
}

/** Follows what is shown, which is ahead of the content: by half a second after a change, and while somebody types. */
function following(page: Document, onTouch: () => void): { settle: () => Promise<void>; ahead: () => boolean } {
  let field: Element | undefined;
  page.addEventListener(
    'input',
    (event) => {
      field = event.target as Element;
      onTouch();
    },
    true,
  );
  const store = storeOf(page);
  store?.subscribe((now, before) => now.dmn.model !== before.dmn.model && onTouch());
  const typedInto = () => (field?.isConnected && page.activeElement === field ? (field as HTMLElement) : undefined);
  const late = () => {
    const { stack, pointer } = rootOf(page)!.state;
    return store !== undefined && store.getState().dmn.model !== stack[pointer];
  };
  return {
    ahead: () => typedInto() !== undefined || late(),
    settle: async () => {
      typedInto()?.blur();
      const end = Date.now() + PATIENCE_MS;
      do {
        await pause(store ? TURN_MS : UNKNOWN_MS);
      } while (late() && Date.now() < end);
    },
  };
}

/** The editor's interface does not tell what is selected; its document, which is of this origin, shows it. */
function selecting(page: Document, onSelect: (selected: Selected) => void): void {
  let last = '';
  const look = () => {
    const row = page
      .querySelector(`tr[data-testid^="${ROW}"] > td:is(.active, .editing)`)
      ?.closest('tr')
      ?.getAttribute('data-testid');
    const decision = storeOf(page)?.getState().boxedExpressionEditor?.activeDrgElementId;
    const now = `${decision} ${row}`;
    if (row && decision !== undefined && now !== last) {
      last = now;
      onSelect({ decision, row: Number(row.slice(ROW.length)) + 1 });
    }
  };
  for (const kind of ['mousedown', 'keyup', 'focusin']) {
    // What the editor does with the event is in the document a moment later.
    page.addEventListener(kind, () => setTimeout(look, TURN_MS), true);
  }
}

async function shown(page: () => Document | null): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const now = page();
    if (now?.body?.textContent?.includes('Unable to open file.')) {
      throw new Error('The editor cannot read the model.');
    }
    if (now && rootOf(now)?.state.marshaller !== undefined) {
      return;
    }
    await pause(100);
  }
  throw new Error('The editor did not open within a minute.');
}

const pause = (ms: number) => new Promise<undefined>((later) => setTimeout(() => later(undefined), ms));

function driven(
  editor: DmnEditorStandaloneApi,
  frame: HTMLIFrameElement,
  follower: ReturnType<typeof following>,
): DmnEditor {
  const page = () => frame.contentDocument!;
  return {
    content: async () => readable(await editor.getContent()),
    ...follower,
    replace: async (model) => {
      await editor.setContent(MODEL, readable(model));
      await shown(() => frame.contentDocument);
    },
    undo: () => void editor.undo(),
    redo: () => void editor.redo(),
    show: (decision, row, column = 0) => {
      const root = rootOf(page());
      if (root === undefined) {
        return false;
      }
      root.openBoxedExpressionEditor(decision);
      if (row !== undefined) {
        void select(page, row, column);
      }
      return true;
    },
    unmark: () => rootOf(page())?.showDmnEvaluationResults(new Map()),
    mark: (decision, rows) => {
      rootOf(page())?.showDmnEvaluationResults(
        new Map([
          [
            decision,
            {
              evaluationResult: 'succeeded',
              evaluationHitsCountByRuleOrRowId: new Map(rows.map((row) => [row, 1])),
            },
          ],
        ]),
      );
      void highlightsOn(page);
    },
  };
}

function rootOf(page: Document): Root | undefined {
  return above(page, ({ stateNode }) => {
    const made = stateNode as Partial<Root> | null;
    return typeof made?.openBoxedExpressionEditor === 'function' ? (made as Root) : undefined;
  });
}

function storeOf(page: Document): Store | undefined {
  return above(page, ({ memoizedProps }) => {
    const value = (memoizedProps as { value?: Partial<Store> } | null)?.value;
    return typeof value?.subscribe === 'function' && value.getState?.().dmn !== undefined ? (value as Store) : undefined;
  });
}

interface Fiber {
  stateNode: unknown;
  memoizedProps: unknown;
  return: Fiber | null;
}

/** React keeps the component that an element was made by beside the element. Undefined if a newer React does otherwise. */
function above<T>(page: Document, look: (fiber: Fiber) => T | undefined): T | undefined {
  const element = page.querySelector('.kie-dmn-editor--root, .react-flow, [data-testid^="kie-dmn-editor"]') as
    | (Element & Record<string, unknown>)
    | null;
  const key = element && Object.keys(element).find((name) => name.startsWith('__reactFiber$'));
  for (let fiber = element && key ? (element[key] as Fiber | null) : null; fiber; fiber = fiber.return) {
    const found = look(fiber);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** Column 0 has the numbers of the rows. */
async function select(page: () => Document, row: number, column: number): Promise<void> {
  const found = await appears(() => page().querySelector(`[data-testid="${ROW}${row - 1}"]`));
  const cell = found?.querySelectorAll('td')[column];
  cell?.scrollIntoView({ block: 'center', inline: 'center' });
  cell?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0 }));
}

async function highlightsOn(page: () => Document): Promise<void> {
  const toggle = await appears(() =>
    page().querySelector('.kie-dmn-editor--evaluation-highlights-panel-toggle .pf-v5-c-label__content'),
  );
  if (toggle?.textContent?.includes('off')) {
    (toggle as HTMLElement).click();
  }
}

async function appears<T>(look: () => T | null): Promise<T | null> {
  for (let tries = 0; tries < 50; tries++) {
    const found = look();
    if (found) {
      return found;
    }
    await pause(100);
  }
  return null;
}
