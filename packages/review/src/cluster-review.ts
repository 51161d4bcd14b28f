import { digest, canonical, type JsonObject } from '@nodeless/core';
import { classify } from './classify/classify.ts';
import { compareObjects, matchObjects, type Change } from './compare/match.ts';
import { ClusterContext } from './dangers/context.ts';
import { CHANGE_RULES, CLUSTER_RULES, UNREADABLE } from './dangers/catalogue.ts';
import type { ReportedRule } from './dangers/reported-rule.ts';
import type { Hit } from './dangers/rule.ts';
import { immutableFieldsOf, type ImmutableField } from './crd/immutable-fields.ts';
import { KNOWN_IMMUTABLE } from './crd/known-fields.ts';
import { withoutCluster } from './fold/fold.ts';
import type { ChangedFile, ReviewInput } from './input.ts';
import { locate } from './objects/locate.ts';
import { redactField, redactObject } from './objects/redact.ts';
import type { ObjectReader } from './objects/read-objects.ts';
import { isKind, type TreeObject } from './objects/tree-object.ts';
import { ownDangers } from './own/own-dangers.ts';
import { actionSteps, type PlannedStep } from './plan/action-steps.ts';
import type { Danger, IdleWaiver } from './report/danger.ts';
import type { ObjectChange } from './report/object-change.ts';
import { describeRef, type ObjectRef, type Place } from './report/place.ts';
import type { VersionBump } from './report/version-bump.ts';
import { versionBumps } from './versions.ts';
import { ClusterWaivers } from './waivers/waivers.ts';

/** What one cluster adds to the report, not folded yet. */
export interface ClusterReview {
  readonly cluster: string;
  readonly state: 'added' | 'changed' | 'removed';
  readonly changes: readonly (ObjectChange & {
    readonly fold: { key: string; named: boolean };
    /** The files of both sides: those of a rename or a move are two. */
    readonly files: readonly string[];
  })[];
  readonly dangers: readonly Danger[];
  readonly versions: readonly VersionBump[];
  readonly steps: readonly PlannedStep[];
  readonly waivers: readonly IdleWaiver[];
  readonly sameMeaning: readonly string[];
  readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
  /** Files with objects whose meaning changed. */
  readonly objectFiles: ReadonlySet<string>;
  readonly applications: ReadonlyMap<string, { readonly project?: string; readonly wave?: string }>;
}

export interface Texts {
  readonly base: ReadonlyMap<string, string>;
  readonly head: ReadonlyMap<string, string>;
}

export function reviewCluster(
  input: ReviewInput,
  cluster: string,
  files: readonly ChangedFile[],
  texts: Texts,
  reader: ObjectReader,
): ClusterReview {
  const unreadable: { file: string; reason: string }[] = [];
  const read = (side: 'base' | 'head'): TreeObject[] =>
    files.flatMap(({ path }) => {
      const text = texts[side].get(path);
      const found = text === undefined ? [] : reader.read(path, text);
      if (!('problem' in found)) return found;
      if (side === 'head') unreadable.push({ file: path, reason: found.problem });
      return [];
    });
  const matched = matchObjects(read('base'), read('head'));
  const changes = [...matched.changes].sort((a, b) => compareObjects(standing(a), standing(b)));
  const settings = input.settings(cluster);
  const context = new ClusterContext({
    cluster,
    changes,
    maxDeletedPercent: settings.maxDeletedPercent,
    stage: settings.stage,
    reader: input.reader,
    objects: reader,
    immutable: once(immutableIn),
  });
  const waivers = new ClusterWaivers(settings.waivers, input.today);
  const make = (rule: ReportedRule, hit: Hit, place: Place, ref?: ObjectRef, change?: string): Danger =>
    dangerOf(waivers, rule, hit, place, ref, change);

  const dangers: Danger[] = [];
  const found = changes.map((change) => {
    const object = standing(change);
    const hits = context.isGone
      ? []
      : CHANGE_RULES.flatMap((rule) => rule.match(change, context).map((hit) => ({ rule, hit })));
    const shown = show(
      change,
      cluster,
      hits.flatMap(({ rule }) => rule.class ?? []),
    );
    dangers.push(
      ...hits.map(({ rule, hit }) => {
        const about = hit.object ?? object;
        return make(rule, hit, about.place, about.ref, shown.id);
      }),
    );
    return shown;
  });
  for (const rule of CLUSTER_RULES) {
    for (const hit of rule.matchCluster(context)) {
      const place: Place = { cluster, area: 'application', application: hit.application, file: hit.file };
      dangers.push(make(rule, hit, hit.object?.place ?? place, hit.object?.ref));
    }
  }
  for (const { file, reason } of unreadable) {
    const located = locate(file) ?? { cluster, area: 'application' as const, application: 'root' };
    dangers.push(make(UNREADABLE, { what: `${file} cannot be read: ${reason}` }, { ...located, file }));
  }
  const state = context.isNew ? 'added' : context.isGone ? 'removed' : 'changed';
  dangers.push(...ownDangers(input.dangers ?? [], { context, state, stage: settings.stage, found, make }));
  const objectFiles = new Set(changes.flatMap((change) => sidesOf(change).map(({ place }) => place.file)));
  const broken = new Set(unreadable.map(({ file }) => file));
  return {
    cluster,
    state,
    changes: found,
    dangers,
    versions: changes.flatMap(versionBumps),
    steps: actionSteps(cluster, changes, {
      config: (side) => context.clusterConfig(side),
      runsKarpenter: () => context.files('head').some((path) => CLASS_OF_KARPENTER.test(path)),
      templates: () => context.files('head').filter((path) => locate(path)?.area === 'cloudformation'),
    }),
    waivers: waivers.idle(cluster),
    sameMeaning: files
      .map(({ path }) => path)
      .filter((path) => locate(path) !== undefined && !objectFiles.has(path) && !broken.has(path)),
    unreadable,
    objectFiles,
    applications: applicationsOf(context, changes),
  };
}

function sidesOf(change: Change): TreeObject[] {
  return [...('before' in change ? [change.before] : []), ...('after' in change ? [change.after] : [])];
}

/** The side that stands in the report. */
function standing(change: Change): TreeObject {
  return change.operation === 'removed' ? change.before : change.after;
}

function show(
  change: Change,
  cluster: string,
  extra: Parameters<typeof classify>[1],
): ClusterReview['changes'][number] {
  const object = standing(change);
  const redacted = (side: TreeObject): JsonObject => canonical(redactObject(side.ref, side.value));
  const fields = change.fields.map((field) => redactField(object.ref, field));
  const body = {
    operation: change.operation,
    object: object.ref,
    ...(change.operation === 'renamed' ? { previous: change.before.ref } : {}),
    ...(change.operation === 'moved' ? { from: change.before.place.application } : {}),
    classes: classify(change, extra),
    fields,
  };
  const sides = {
    ...('before' in change ? { before: redacted(change.before) } : {}),
    ...('after' in change ? { after: redacted(change.after) } : {}),
  };
  // What stands beside a changed field may differ between clusters; a whole object that comes or goes may not.
  const whole = change.operation === 'changed' ? {} : sides;
  const { area, application } = object.place;
  const folded = withoutCluster({ ...body, ...whole, area, application }, cluster);
  return {
    id: `c${digest(folded.key)}`,
    ...body,
    ...sides,
    places: [object.place],
    namesCluster: false,
    fold: folded,
    files: [...new Set(sidesOf(change).map(({ place }) => place.file))],
  };
}

function dangerOf(
  waivers: ClusterWaivers,
  rule: ReportedRule,
  hit: Hit,
  place: Place,
  ref: ObjectRef | undefined,
  change: string | undefined,
): Danger {
  const waiver = waivers.find(rule.id, place.application, ref);
  const field = hit.field === undefined || ref === undefined ? undefined : redactField(ref, hit.field);
  return {
    rule: rule.id,
    severity: hit.severity ?? rule.severity,
    title: ref === undefined ? hit.what : `${describeRef(ref)} ${hit.what}`,
    places: [place],
    ...(ref === undefined ? {} : { object: ref }),
    ...(change === undefined ? {} : { change }),
    ...(field === undefined ? {} : { field }),
    consequence: rule.consequence,
    remedy: hit.remedy ?? rule.remedy,
    source: rule.source,
    ...(waiver === undefined ? {} : { waiver }),
  };
}

/** CRDs of the base decide, because the API server has them when the objects come. */
function immutableIn(context: ClusterContext): readonly ImmutableField[] {
  const own = context
    .objects('base', (path) => path.includes('/customresourcedefinition-'))
    .filter((object) => isKind(object, 'apiextensions.k8s.io', 'CustomResourceDefinition'))
    .flatMap(({ value }) => immutableFieldsOf(value));
  const kinds = new Set(own.map(({ group, kind }) => `${group}/${kind}`));
  return [...own, ...KNOWN_IMMUTABLE.filter(({ group, kind }) => !kinds.has(`${group}/${kind}`))];
}

function once<A, R>(make: (argument: A) => R): (argument: A) => R {
  let made: { value: R } | undefined;
  return (argument) => (made ??= { value: make(argument) }).value;
}

/** Files are named by the kinds of their objects. */
const CLASS_OF_KARPENTER = /\/manifests\/[^/]+\/ec2nodeclass-/;

/** Project and wave of the Applications that change. */
function applicationsOf(context: ClusterContext, changes: readonly Change[]): ClusterReview['applications'] {
  const names = new Set(
    changes
      .flatMap(sidesOf)
      .flatMap(({ place }) => (place.area === 'application' ? [place.application] : [])),
  );
  return new Map(
    [...names].map((name) => {
      const object = context.application('head', name) ?? context.application('base', name);
      const metadata = object?.value['metadata'] as JsonObject | undefined;
      const wave = (metadata?.['annotations'] as JsonObject | undefined)?.['argocd.argoproj.io/sync-wave'];
      const project = (object?.value['spec'] as JsonObject | undefined)?.['project'];
      return [
        name,
        {
          ...(typeof project === 'string' ? { project } : {}),
          ...(typeof wave === 'string' ? { wave } : {}),
        },
      ];
    }),
  );
}
