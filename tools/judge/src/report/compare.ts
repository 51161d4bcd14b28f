import type { Snapshot } from '../kubernetes/snapshot.ts';
import { happenedTo, type Happening } from './happened.ts';
import type { Said } from './said.ts';

/** An object of which something was said, or to which something happened. */
export interface Row {
  readonly key: string;
  readonly application: string;
  /** Operation, most serious class and rules; empty when nothing was said. */
  readonly said: string;
  readonly happening: Happening;
  /** False: the two contradict each other. */
  readonly agrees: boolean;
}

export interface Comparison {
  readonly said: ReadonlyMap<string, Said>;
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** Application that must come to nothing. */
  readonly refused?: string;
  /** Applications with charts: what is in them, a tree does not show. */
  readonly charts: readonly string[];
  /** The step changed the cluster by hand, which no diff can know: what Argo CD puts back is no surprise. */
  readonly byHand: boolean;
}

/** What each operation has to come to. */
const LANDS: Readonly<Record<Said['operation'], readonly Happening[]>> = {
  added: ['created'],
  changed: ['updated'],
  removed: ['deleted'],
  renamed: ['created'],
  'renamed away': ['deleted'],
  moved: ['moved'],
};
const NOTHING: readonly Happening[] = ['unchanged', 'absent'];
/** The rule that says that an object stays where its file goes. */
const STAYS = 'deletions/left-behind';

/** Sets what was said of each object beside what happened to it, sorted by Application and object. */
export function compare({ said, before, after, refused, charts, byHand }: Comparison): Row[] {
  const keys = new Set([...said.keys(), ...before.keys(), ...after.keys()]);
  const rows = [...keys].flatMap((key): Row[] => {
    const entry = said.get(key);
    const happened = happenedTo(key, before, after);
    const application = entry?.application ?? happened.application;
    if (entry === undefined) {
      if (NOTHING.includes(happened.happening)) return [];
      const why = charts.includes(application) ? '(of a chart)' : byHand ? '(by hand)' : '';
      return [{ key, application, said: why, happening: happened.happening, agrees: why !== '' }];
    }
    const { operation, classes, rules } = entry;
    const expected = application === refused ? NOTHING : expectedOf(entry, before.has(key));
    const agrees = expected.includes(happened.happening);
    return [
      {
        key,
        application,
        said: [operation, ...classes.slice(0, 1), ...rules].join(', '),
        happening: happened.happening,
        agrees,
      },
    ];
  });
  return rows.sort((a, b) => order(a.application, b.application) || order(a.key, b.key));
}

function expectedOf({ operation, classes, rules }: Said, isThere: boolean): readonly Happening[] {
  if (classes.includes('immutable')) return NOTHING;
  if (operation === 'removed' && rules.includes(STAYS)) return NOTHING;
  // An earlier change was to bring it, and was refused.
  if (operation === 'removed' && !isThere) return ['absent'];
  // An earlier change left it behind, and it has an owner again.
  return operation === 'added' && isThere ? ['unchanged', 'updated'] : LANDS[operation];
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** True when an Application of the tree is refused, and not one rule of `diff` spoke of its objects. */
export function unforeseen({ said, refused, charts }: Comparison): boolean {
  if (refused === undefined || charts.includes(refused)) return false;
  return ![...said.values()].some(({ application, rules }) => application === refused && rules.length > 0);
}

/** A Markdown table. */
export function tableOf(rows: readonly Row[]): string[] {
  return [
    '| Application | object | `nodeless diff` | happened | |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(
      ({ application, key, said, happening, agrees }) =>
        `| ${[application, key, said === '' ? '–' : said, happening, agrees ? 'agrees' : '**differs**'].join(' | ')} |`,
    ),
  ];
}
