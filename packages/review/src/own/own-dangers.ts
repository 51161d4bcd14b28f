import { deepFreeze } from '@nodeless/core';
import type { ClusterContext } from '../dangers/context.ts';
import type { ReportedRule } from '../dangers/reported-rule.ts';
import type { Hit } from '../dangers/rule.ts';
import { locate } from '../objects/locate.ts';
import { redactObject } from '../objects/redact.ts';
import type { Danger } from '../report/danger.ts';
import type { ObjectChange } from '../report/object-change.ts';
import type { ObjectRef, Place } from '../report/place.ts';
import type { ChangeView, DangerHit } from './definition.ts';
import type { OwnRule, RuleFailure } from './own-rule.ts';
import type { ReviewedChange, ReviewedObject } from './reviewed.ts';

/** What the rules of a repository's own need of the review of one cluster. */
export interface OwnInput {
  readonly context: ClusterContext;
  readonly state: ChangeView['state'];
  readonly stage: string | undefined;
  /** The changes of the cluster as the report shows them. */
  readonly found: readonly ObjectChange[];
  /** Makes a danger, with its waiver. */
  readonly make: (rule: ReportedRule, hit: Hit, place: Place, ref?: ObjectRef, change?: string) => Danger;
}

/** The dangers that the rules of a repository's own find in one cluster. A rule that fails is a danger of its own. */
export function ownDangers(rules: readonly OwnRule[], input: OwnInput): Danger[] {
  if (rules.length === 0) return [];
  const { context, state, stage, found, make } = input;
  const ids = new Map(found.map((change) => [reviewed(change), change.id]));
  const view: ChangeView = Object.freeze({
    cluster: context.cluster,
    ...(stage === undefined ? {} : { stage }),
    state,
    changes: Object.freeze([...ids.keys()]),
    objects: objectsOf(context),
  });
  return rules.flatMap((rule) => {
    const hits = rule.check(view);
    if ('diagnostic' in hits) return failureOf(rule, hits, context.cluster);
    return hits.map(({ on, ...hit }: DangerHit) =>
      on === undefined
        ? make(rule, hit, wholeCluster(context.cluster))
        : make(rule, hit, on.place, on.object, ids.get(on as ReviewedChange)),
    );
  });
}

function reviewed(change: ObjectChange): ReviewedChange {
  const { operation, object, previous, from, places, classes, fields, before, after } = change;
  return deepFreeze({
    operation,
    object,
    ...(previous === undefined ? {} : { previous }),
    ...(from === undefined ? {} : { from }),
    place: places[0],
    classes,
    fields,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  });
}

/** Each side and kind is read once, whichever rule asks first. */
function objectsOf(context: ClusterContext): ChangeView['objects'] {
  const known = new Map<string, readonly ReviewedObject[]>();
  return (side, kind) => {
    const key = `${side} ${kind ?? ''}`;
    const objects = known.get(key) ?? readObjects(context, side, kind);
    known.set(key, objects);
    return objects;
  };
}

function readObjects(
  context: ClusterContext,
  side: 'before' | 'after',
  kind: string | undefined,
): readonly ReviewedObject[] {
  const objects = context
    .objects(side === 'before' ? 'base' : 'head', (path) => locate(path) !== undefined, kind)
    .filter(({ ref }) => kind === undefined || ref.kind === kind)
    .map(({ ref, place, value }) => ({ object: ref, place, value: redactObject(ref, value) }));
  return deepFreeze(objects);
}

function wholeCluster(cluster: string): Place {
  return { cluster, area: 'application', application: 'root', file: `clusters/${cluster}/cluster.yaml` };
}

/** No waiver accepts it: nobody knows what the rule would have found. */
function failureOf(
  rule: OwnRule,
  { diagnostic: { message, location } }: RuleFailure,
  cluster: string,
): Danger {
  const file = location?.file ?? rule.source;
  const code = location === undefined ? file : `${file}:${location.line}`;
  return {
    rule: rule.id,
    severity: 'danger',
    title: `${message} (${code})`,
    places: [{ cluster, area: 'application', application: 'root', file }],
    consequence: 'nobody has looked whether this change is what the rule warns of',
    remedy: `correct the code at ${code}, and run nodeless diff again`,
    source: rule.source,
  };
}
