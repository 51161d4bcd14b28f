import { DEFAULT_CLASS_ANNOTATION, parseQuantity } from '@nodeless/contracts/kubernetes';
import type { JsonValue } from '@nodeless/core';
import { touches, valueAt } from '../../classify/pattern.ts';
import { sameJson } from '../../compare/diff.ts';
import type { Change } from '../../compare/match.ts';
import { annotation, isKind, type TreeObject } from '../../objects/tree-object.ts';
import type { FieldChange } from '../../report/field-change.ts';
import type { ClusterContext } from '../context.ts';
import type { ChangeRule, Hit } from '../rule.ts';
import { fixedFieldsRule, updateOf } from './fixed-fields.ts';
import { REFUSED, VALIDATION } from './refusal.ts';

const SOURCE = `${VALIDATION}/core/validation/validation.go (ValidatePersistentVolumeClaimUpdate)`;
const EXPANSION =
  'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims';
const STORAGE = 'spec.resources.requests.storage';
const SOURCES = ['spec.dataSource', 'spec.dataSourceRef'];

interface Claims {
  readonly before: TreeObject;
  readonly after: TreeObject;
}

function claimsOf(change: Change): Claims | undefined {
  const sides = updateOf(change);
  return sides !== undefined && isKind(sides.before, '', 'PersistentVolumeClaim') ? sides : undefined;
}

function fieldAt(change: Change, ...paths: readonly string[]): FieldChange | undefined {
  return change.fields.find((field) => paths.some((path) => touches(field, path)));
}

const WHOLE = fixedFieldsRule({
  id: 'immutable-fields/volume-claim',
  rows: [
    {
      kinds: [['', 'PersistentVolumeClaim']],
      fixed: ['spec'],
      except: [
        ...['spec.resources.requests', 'spec.volumeAttributesClassName', 'spec.storageClassName'],
        ...['spec.volumeName', ...SOURCES],
      ],
      once: ['spec.volumeName'],
    },
  ],
  source: SOURCE,
});

/** All of a claim but its size; a class may be named where there is none yet. */
const CLAIM: ChangeRule = {
  ...WHOLE,
  match: (change, context) => {
    const claims = claimsOf(change);
    if (claims === undefined) return [];
    return [
      ...WHOLE.match(change, context),
      ...otherClass(change, claims, context),
      ...otherSource(change, claims),
    ];
  },
};

/** The claim got the class that it names, or the default class; only a claim without any may still get one. */
function otherClass(change: Change, { before, after }: Claims, context: ClusterContext): Hit[] {
  const field = fieldAt(change, 'spec.storageClassName');
  if (field === undefined) return [];
  const [named, to] = [before, after].map(({ value }) => valueAt(value, 'spec.storageClassName'));
  const from = named ?? defaultClass(context);
  if (from === undefined || from === to) return [];
  return [{ what: 'changes spec.storageClassName, which cannot be changed', field }];
}

/** `dataSource` and `dataSourceRef` are one value: the API server fills in the one that is left out. */
function otherSource(change: Change, { before, after }: Claims): Hit[] {
  const field = fieldAt(change, ...SOURCES);
  if (field === undefined) return [];
  const [from, to] = [sourcesOf(before), sourcesOf(after)];
  const kept = from.length === 1 && to.length === 0;
  if (kept || (from.length > 0 && to.length > 0 && sameJson(from[0], to[0]))) return [];
  return [{ what: 'changes spec.dataSource, which cannot be changed', field }];
}

/** What fills the volume, as the manifest names it: once, twice, or not at all. */
export function sourcesOf({ value }: TreeObject): JsonValue[] {
  return SOURCES.flatMap((path) => valueAt(value, path) ?? []);
}

function classesIn(context: ClusterContext): readonly TreeObject[] {
  return context
    .objects('base', (path) => path.includes('/manifests/'), 'StorageClass')
    .filter((object) => isKind(object, 'storage.k8s.io', 'StorageClass'));
}

function defaultClass(context: ClusterContext): string | undefined {
  return classesIn(context).find((object) => annotation(object, DEFAULT_CLASS_ANNOTATION) === 'true')?.ref
    .name;
}

function resized({ before, after }: FieldChange): 'grows' | 'shrinks' {
  const [from, to] = [before, after].map((value) => parseQuantity(String(value)));
  return from !== undefined && to !== undefined && to > from ? 'grows' : 'shrinks';
}

/** A claim can grow where its class allows it; it never shrinks. */
const SHRINKS: ChangeRule = {
  id: 'immutable-fields/volume-claim-shrinks',
  severity: 'danger',
  class: 'immutable',
  match: (change) => {
    const field = claimsOf(change) && fieldAt(change, STORAGE);
    return field === undefined || resized(field) === 'grows'
      ? []
      : [{ what: 'asks for less storage', field }];
  },
  consequence: REFUSED,
  remedy: 'make a smaller claim beside it and copy the data',
  source: EXPANSION,
};

/** Its class; true, false, or unknown where the class does not stand in the tree. */
function canGrow({ value }: TreeObject, context: ClusterContext): boolean | undefined {
  const name = valueAt(value, 'spec.storageClassName') ?? defaultClass(context);
  const found = classesIn(context).find(({ ref }) => ref.name === name);
  return found && valueAt(found.value, 'allowVolumeExpansion') === true;
}

const CLASS_CANNOT_GROW: ChangeRule = {
  id: 'immutable-fields/volume-claim-class',
  severity: 'danger',
  class: 'immutable',
  match: (change, context) => {
    const [claims, field] = [claimsOf(change), fieldAt(change, STORAGE)];
    if (claims === undefined || field === undefined || resized(field) === 'shrinks') return [];
    return canGrow(claims.before, context) === false
      ? [{ what: 'asks for more storage, which its class does not allow', field }]
      : [];
  },
  consequence: REFUSED,
  remedy: 'set allowVolumeExpansion: true in the class in an earlier change',
  source:
    'https://github.com/kubernetes/kubernetes/blob/v1.35.4/plugin/pkg/admission/storage/persistentvolume/resize/admission.go',
};

/**
 * Only a bound claim may grow or get another VolumeAttributesClass, and git does not tell which claims are bound. A claim
 * that grows in a class that allows it is taken for bound: somebody has filled its volume.
 */
const UNBOUND: ChangeRule = {
  id: 'immutable-fields/volume-claim-unbound',
  severity: 'warning',
  match: (change, context) => {
    const claims = claimsOf(change);
    if (claims === undefined) return [];
    const size = fieldAt(change, STORAGE);
    const attributes = fieldAt(change, 'spec.volumeAttributesClassName');
    const unknown =
      size !== undefined && resized(size) === 'grows' && canGrow(claims.before, context) === undefined;
    const bound = valueAt(claims.before.value, 'spec.volumeName') !== undefined;
    return [
      ...(unknown ? [{ what: 'asks for more storage of a class that is not in the tree', field: size }] : []),
      ...(attributes !== undefined && !bound
        ? [{ what: 'changes spec.volumeAttributesClassName, which needs a bound claim', field: attributes }]
        : []),
    ];
  },
  consequence: 'the API server refuses the update of a claim that is not bound, or whose class cannot grow',
  remedy: 'look first: kubectl get pvc shows Bound, and the class allowVolumeExpansion',
  source: SOURCE,
};

/** What of a PersistentVolumeClaim cannot change. */
export const CLAIM_FIELDS: readonly ChangeRule[] = [CLAIM, SHRINKS, CLASS_CANNOT_GROW, UNBOUND];
