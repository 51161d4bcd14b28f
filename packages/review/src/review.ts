import { sortedBy } from '@nodeless/core';
import { sortClasses } from './classify/classify.ts';
import { familyOrder } from './dangers/families.ts';
import { stableText } from './compare/diff.ts';
import { reviewCluster, type ClusterReview, type Texts } from './cluster-review.ts';
import { lineChanges } from './compare/lines.ts';
import { fold, placeKey, withoutCluster } from './fold/fold.ts';
import type { ChangedFile, ReviewInput } from './input.ts';
import { clusterOf, locate } from './objects/locate.ts';
import { ObjectReader } from './objects/read-objects.ts';
import type { ActionPlan, ActionStep } from './report/action-plan.ts';
import type { ApplicationSummary, ChangeReport, ClusterSummary, Totals } from './report/change-report.ts';
import { addCounts, NO_COUNTS, type Counts } from './report/counts.ts';
import type { Danger } from './report/danger.ts';
import { OPERATIONS, type ObjectChange } from './report/object-change.ts';
import { AREAS, type Area } from './report/place.ts';
import { VERSION_KINDS } from './report/version-bump.ts';
import { foldWaivers, waiverKey } from './waivers/waivers.ts';

/** Compares two trees. Everything that changed is accounted for; nothing of it is shown twice. */
export function review(input: ReviewInput): ChangeReport {
  const changed = sortedBy(input.changed, ({ path }) => path);
  const byCluster = new Map<string, ChangedFile[]>();
  for (const file of changed) {
    const cluster = clusterOf(file.path);
    if (cluster === undefined || locate(file.path) === undefined) continue;
    const files = byCluster.get(cluster);
    if (files === undefined) byCluster.set(cluster, [file]);
    else files.push(file);
  }
  const texts: Texts = {
    base: input.reader.read(
      'base',
      pathsOf(byCluster, ({ inBase }) => inBase),
    ),
    head: input.reader.read(
      'head',
      pathsOf(byCluster, ({ inHead }) => inHead),
    ),
  };
  const reader = new ObjectReader();
  const reviews = [...byCluster].map(([cluster, files]) =>
    reviewCluster(input, cluster, files, texts, reader),
  );
  const dangers = foldDangers(reviews);
  const clusters = reviews.filter(hasChanges).map((one) => summaryOf(one, texts));
  const totals = totalsOf(clusters);
  return {
    version: 1,
    base: input.base,
    head: input.head,
    verdict: totals.dangers > 0 ? 'dangerous' : clusters.length > 0 ? 'changes' : 'none',
    totals,
    clusters,
    dangers,
    waivers: foldWaivers(
      reviews.flatMap(({ waivers }) => waivers),
      new Set(dangers.flatMap(({ waiver }) => (waiver === undefined ? [] : [waiverKey(waiver)]))),
    ),
    versions: sortedBy(
      fold(
        reviews.flatMap(({ versions }) => versions),
        ({ kind, name, before, after }) => ({ key: stableText([kind, name, before, after]), named: false }),
      ).map(({ named: _named, ...bump }) => bump),
      ({ kind, name, before }) => `${VERSION_KINDS.indexOf(kind)}\u0000${name}\u0000${before}`,
    ),
    changes: foldChanges(reviews),
    plans: foldPlans(reviews),
    files: {
      objects: new Set(reviews.flatMap(({ objectFiles }) => [...objectFiles])).size,
      sameMeaning: reviews.flatMap(({ sameMeaning }) => sameMeaning),
      others: changed.map(({ path }) => path).filter((path) => locate(path) === undefined),
      unreadable: reviews.flatMap(({ unreadable }) => unreadable),
    },
  };
}

function pathsOf(
  byCluster: ReadonlyMap<string, readonly ChangedFile[]>,
  on: (file: ChangedFile) => boolean,
): string[] {
  return [...byCluster.values()].flatMap((files) => files.filter(on).map(({ path }) => path));
}

function hasChanges({ changes, dangers }: ClusterReview): boolean {
  return changes.length > 0 || dangers.length > 0;
}

function foldChanges(reviews: readonly ClusterReview[]): ObjectChange[] {
  const all = reviews.flatMap(({ changes }) => changes);
  const folded = fold(all, (change) => change.fold).map(
    ({ fold: _fold, files: _files, named, ...change }): ObjectChange => ({ ...change, namesCluster: named }),
  );
  return sortedBy(folded, ({ places, object }) => `${placeKey(places[0])}\u0000${stableText({ ...object })}`);
}

function foldDangers(reviews: readonly ClusterReview[]): Danger[] {
  const all = reviews.flatMap(({ cluster, dangers }) => dangers.map((danger) => ({ ...danger, cluster })));
  const folded = fold(all, ({ places, cluster, ...danger }) =>
    withoutCluster({ ...danger, application: places[0].application }, cluster),
  ).map(({ named: _named, cluster: _cluster, ...danger }): Danger => danger);
  return sortedBy(folded, ({ waiver, severity, rule, places, title }) =>
    [
      waiver === undefined ? 0 : 1,
      severity === 'danger' ? 0 : 1,
      familyOrder(rule),
      placeKey(places[0]),
      title,
    ].join('\u0000'),
  );
}

function foldPlans(reviews: readonly ClusterReview[]): ActionPlan[] {
  const groups = new Map<string, ActionPlan>();
  for (const { cluster, steps } of reviews) {
    if (steps.length === 0) continue;
    const { key } = withoutCluster(steps, cluster);
    const known = groups.get(key);
    groups.set(
      key,
      known === undefined
        ? { clusters: [cluster], steps }
        : {
            clusters: [...known.clusters, cluster],
            steps: known.steps.map((step, index) => joined(step, steps[index])),
          },
    );
  }
  return [...groups.values()];
}

/** The commands of both, each once: those that name their cluster differ. */
function joined<T extends ActionStep>(known: T, other: ActionStep | undefined): T {
  return { ...known, commands: [...new Set([...known.commands, ...(other?.commands ?? [])])] };
}

function summaryOf(one: ClusterReview, texts: Texts): ClusterSummary {
  const rows = new Map<
    string,
    { area: Area; application: string; counts: Counts; changes: ObjectChange[]; files: Set<string> }
  >();
  const row = (area: Area, application: string) => {
    const key = `${AREAS.indexOf(area)}\u0000${application}`;
    const known = rows.get(key) ?? {
      area,
      application,
      counts: NO_COUNTS,
      changes: [],
      files: new Set<string>(),
    };
    rows.set(key, known);
    return known;
  };
  for (const change of one.changes) {
    const { area, application, file } = change.places[0];
    const here = row(area, application);
    here.changes.push(change);
    here.counts = addCounts(here.counts, countsOf(change));
    const isMove = change.operation === 'moved' && change.from !== undefined;
    const there = isMove ? row(area, change.from) : here;
    if (isMove) there.counts = addCounts(there.counts, { ...NO_COUNTS, removed: 1 });
    for (const one of change.files) (one === file ? here : there).files.add(one);
  }
  for (const { places } of one.dangers) row(places[0].area, places[0].application);
  const applications = sortedBy(rows, ([key]) => key).map(
    ([, { area, application, counts, changes, files }]) => {
      const here = one.dangers.filter(
        ({ places: [place] }) => place.area === area && place.application === application,
      );
      return {
        area,
        application,
        ...(area === 'application' ? one.applications.get(application) : {}),
        counts,
        lines: lineSum([...files], texts),
        classes: changes.length === 0 ? [] : sortClasses(changes.flatMap(({ classes }) => classes)),
        ...tally(here),
      } satisfies ApplicationSummary;
    },
  );
  return {
    cluster: one.cluster,
    state: one.state,
    counts: applications.reduce((sum, { counts }) => addCounts(sum, counts), NO_COUNTS),
    applications,
  };
}

/** A rename is counted on both sides here; of a move the removed half belongs to the other Application. */
function countsOf({ operation }: ObjectChange): Counts {
  const { added, changed, removed, renamed, moved } = Object.fromEntries(
    OPERATIONS.map((name) => [name, operation === name ? 1 : 0]),
  ) as Record<(typeof OPERATIONS)[number], number>;
  return { added: added + renamed + moved, changed, removed: removed + renamed, renamed, moved };
}

function tally(dangers: readonly Danger[]): Pick<Totals, 'dangers' | 'warnings' | 'waived'> {
  const open = dangers.filter(({ waiver }) => waiver === undefined);
  return {
    dangers: open.filter(({ severity }) => severity === 'danger').length,
    warnings: open.filter(({ severity }) => severity === 'warning').length,
    waived: dangers.length - open.length,
  };
}

function lineSum(files: readonly string[], { base, head }: Texts): { added: number; removed: number } {
  const sums = files.map((file) => lineChanges(base.get(file), head.get(file)));
  return {
    added: sums.reduce((sum, { added }) => sum + added, 0),
    removed: sums.reduce((sum, { removed }) => sum + removed, 0),
  };
}

function totalsOf(clusters: readonly ClusterSummary[]): Totals {
  const rows = clusters.flatMap(({ applications }) => applications);
  const sum = (key: 'dangers' | 'warnings' | 'waived') => rows.reduce((total, row) => total + row[key], 0);
  return {
    ...clusters.reduce((total, { counts }) => addCounts(total, counts), NO_COUNTS),
    clusters: clusters.length,
    dangers: sum('dangers'),
    warnings: sum('warnings'),
    waived: sum('waived'),
  };
}
