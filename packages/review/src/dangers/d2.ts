import { parseQuantity } from '@nodeless/contracts/kubernetes';
import { sameJson } from '../compare/diff.ts';
import { touches, valueAt, type Pattern } from '../classify/pattern.ts';
import { isKind } from '../objects/tree-object.ts';
import { showPath, type FieldChange, type FieldPath } from '../report/field-change.ts';
import type { ChangeRule } from './rule.ts';

/**
 * Applications compare by a dry run at the API server (ServerSideDiff=true), so that the refusal comes before any sync.
 * Source: StateDiffs in CompareAppState, controller/state.go, Argo CD v3.5.1
 */
const CONSEQUENCE =
  'the API server refuses the update already when Argo CD compares (ComparisonError): nothing of this Application is applied, healed or pruned until a later commit takes the change back';
const RECREATE =
  'give the object another name, or delete it by hand in a maintenance window and let Argo CD create it again';

interface Immutable {
  readonly id: `d2/${string}`;
  readonly kinds: readonly (readonly [group: string, kind: string])[];
  /** Fields that cannot be changed. */
  readonly fields: readonly Pattern[];
  /** Below `fields`, what can be changed all the same. */
  readonly except?: readonly Pattern[];
  /** Only when this field of the object in the base has this value. */
  readonly when?: readonly [Pattern, unknown];
  readonly remedy?: string;
  readonly source: string;
}

const VALIDATION = 'https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis';

/** Fields that the API server lets nobody change, with the function that refuses. */
const IMMUTABLE: readonly Immutable[] = [
  {
    id: 'd2/selector',
    kinds: [
      ['apps', 'Deployment'],
      ['apps', 'DaemonSet'],
      ['apps', 'ReplicaSet'],
    ],
    fields: ['spec.selector'],
    source: `${VALIDATION}/apps/validation/validation.go (pkg/registry/apps/deployment/strategy.go: ValidateImmutableField spec.selector)`,
  },
  {
    id: 'd2/stateful-set',
    kinds: [['apps', 'StatefulSet']],
    fields: ['spec'],
    except: [
      ...['spec.replicas', 'spec.ordinals', 'spec.template', 'spec.updateStrategy', 'spec.minReadySeconds'],
      ...['spec.persistentVolumeClaimRetentionPolicy', 'spec.revisionHistoryLimit'],
    ],
    remedy: 'delete the StatefulSet with --cascade=orphan just before the sync: its pods and claims stay',
    source: `${VALIDATION}/apps/validation/validation.go (ValidateStatefulSetUpdate)`,
  },
  {
    id: 'd2/job',
    kinds: [['batch', 'Job']],
    fields: [
      'spec.template',
      'spec.selector',
      'spec.completionMode',
      'spec.podFailurePolicy',
      'spec.backoffLimitPerIndex',
    ],
    remedy: 'give the Job another name, or make it a hook of the sync',
    source: `${VALIDATION}/batch/validation/validation.go (ValidateJobSpecUpdate)`,
  },
  {
    id: 'd2/volume-claim',
    kinds: [['', 'PersistentVolumeClaim']],
    fields: ['spec'],
    except: ['spec.resources.requests', 'spec.volumeAttributesClassName'],
    source: `${VALIDATION}/core/validation/validation.go (ValidatePersistentVolumeClaimUpdate)`,
  },
  {
    id: 'd2/volume-source',
    kinds: [['', 'PersistentVolume']],
    fields: [
      ...['csi', 'nfs', 'awsElasticBlockStore', 'hostPath', 'local', 'fc', 'iscsi'].map(
        (name) => `spec.${name}`,
      ),
      'spec.volumeMode',
    ],
    source: `${VALIDATION}/core/validation/validation.go (ValidatePersistentVolumeUpdate)`,
  },
  {
    id: 'd2/storage-class',
    kinds: [['storage.k8s.io', 'StorageClass']],
    fields: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'],
    source: `${VALIDATION}/storage/validation/validation.go (ValidateStorageClassUpdate)`,
  },
  {
    id: 'd2/role-ref',
    kinds: [
      ['rbac.authorization.k8s.io', 'RoleBinding'],
      ['rbac.authorization.k8s.io', 'ClusterRoleBinding'],
    ],
    fields: ['roleRef'],
    source: `${VALIDATION}/rbac/validation/validation.go (ValidateRoleBindingUpdate)`,
  },
  {
    id: 'd2/immutable-data',
    kinds: [
      ['', 'ConfigMap'],
      ['', 'Secret'],
    ],
    fields: ['data', 'stringData', 'binaryData', 'immutable'],
    when: ['immutable', true],
    remedy: 'give the new data another name, and let pods refer to that',
    source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable',
  },
  {
    id: 'd2/secret-type',
    kinds: [['', 'Secret']],
    fields: ['type'],
    source: `${VALIDATION}/core/validation/validation.go (ValidateSecretUpdate)`,
  },
  {
    id: 'd2/ingress-class-controller',
    kinds: [['networking.k8s.io', 'IngressClass']],
    fields: ['spec.controller'],
    source: `${VALIDATION}/networking/validation/validation.go (ValidateIngressClassUpdate)`,
  },
  {
    id: 'd2/priority-class',
    kinds: [['scheduling.k8s.io', 'PriorityClass']],
    fields: ['value', 'preemptionPolicy'],
    source: `${VALIDATION}/scheduling/validation/validation.go (ValidatePriorityClassUpdate)`,
  },
  {
    id: 'd2/crd-identity',
    kinds: [['apiextensions.k8s.io', 'CustomResourceDefinition']],
    fields: ['spec.group', 'spec.scope', 'spec.names.kind', 'spec.names.plural'],
    remedy:
      'a CRD with another group or plural is another CRD: add it beside the old one, and move the objects',
    source:
      'https://github.com/kubernetes/kubernetes/blob/v1.35.0/staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go (ValidateCustomResourceDefinitionUpdate)',
  },
];

function immutable({ id, kinds, fields, except = [], when, remedy, source }: Immutable): ChangeRule {
  return {
    id,
    severity: 'danger',
    class: 'immutable',
    match: (change) => {
      if (change.operation !== 'changed' && change.operation !== 'moved') return [];
      const { before } = change;
      if (!kinds.some(([group, kind]) => isKind(before, group, kind))) return [];
      if (when !== undefined && !sameJson(valueAt(before.value, when[0]), when[1] as never)) return [];
      return change.fields
        .filter((field) => fields.some((pattern) => touches(field, pattern)))
        .filter((field) => !except.some((pattern) => touches(field, pattern)))
        .map((field) => ({ what: `changes ${showPath(field.path)}, which cannot be changed`, field }));
    },
    consequence: CONSEQUENCE,
    remedy: remedy ?? RECREATE,
    source,
  };
}

/** A service gets its address once; only a Service of type ExternalName has none. */
const SERVICE: ChangeRule = {
  ...immutable({
    id: 'd2/service-cluster-ip',
    kinds: [['', 'Service']],
    fields: ['spec.clusterIP', 'spec.clusterIPs'],
    source: `${VALIDATION}/core/validation/validation.go (ValidateServiceUpdate)`,
  }),
};

/** It can be set and taken away with the type, and never be changed. */
const LOAD_BALANCER_CLASS: ChangeRule = {
  id: 'd2/load-balancer-class',
  severity: 'danger',
  class: 'immutable',
  match: (change) => {
    if (change.operation !== 'changed' || !isKind(change.before, '', 'Service')) return [];
    const [before, after] = [change.before.value, change.after.value];
    const stays = [before, after].every((value) => valueAt(value, 'spec.type') === 'LoadBalancer');
    const field = change.fields.find((one) => touches(one, 'spec.loadBalancerClass'));
    return stays && field !== undefined ? [{ what: 'changes spec.loadBalancerClass', field }] : [];
  },
  consequence: CONSEQUENCE,
  remedy: 'make a second Service with the other class, move the DNS name, and take the first one away',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class',
};

/** A claim can grow where its class allows it; it never shrinks. */
const CLAIM_SIZE: ChangeRule = {
  id: 'd2/volume-claim-shrinks',
  severity: 'danger',
  class: 'immutable',
  match: (change) => {
    if (change.operation !== 'changed' || !isKind(change.before, '', 'PersistentVolumeClaim')) return [];
    return change.fields
      .filter((field) => touches(field, 'spec.resources.requests.storage') && !grows(field))
      .map((field) => ({ what: 'asks for less storage', field }));
  },
  consequence: CONSEQUENCE,
  remedy: 'make a smaller claim beside it and copy the data',
  source:
    'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims',
};

function grows({ before, after }: FieldChange): boolean {
  const [from, to] = [before, after].map((value) => parseQuantity(String(value)));
  return from !== undefined && to !== undefined && to > from;
}

/** A version in which objects are stored cannot go while `status.storedVersions` names it. */
const STORED_VERSION: ChangeRule = {
  id: 'd2/crd-version-removed',
  severity: 'danger',
  class: 'crd',
  match: (change) => {
    if (change.operation !== 'changed') return [];
    if (!isKind(change.before, 'apiextensions.k8s.io', 'CustomResourceDefinition')) return [];
    return change.fields
      .filter(({ path, after }) => path[1] === 'versions' && path.length === 3 && after === undefined)
      .map((field) => ({ what: `loses the version ${stepValue(field.path)}`, field }));
  },
  consequence: 'the API server refuses while objects are stored in the version, and clients of it fail',
  remedy:
    'move all stored objects to another version and take the old one out of status.storedVersions first',
  source:
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#upgrade-existing-objects-to-a-new-stored-version',
};

const REMOVED_FIELD: ChangeRule = {
  id: 'd2/crd-field-removed',
  severity: 'warning',
  class: 'crd',
  match: (change) => {
    if (change.operation !== 'changed') return [];
    if (!isKind(change.before, 'apiextensions.k8s.io', 'CustomResourceDefinition')) return [];
    return change.fields
      .filter(
        ({ path, before, after }) =>
          path.at(-2) === 'properties' && before !== undefined && after === undefined,
      )
      .map((field) => ({ what: `loses the field ${String(field.path.at(-1))}`, field }));
  },
  consequence: 'the API server drops the field from objects that have it, without a word',
  remedy: 'take the field out of the objects first',
  source:
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning',
};

/** Whatever a CRD forbids to change, read from its own rules. */
const BY_CRD: ChangeRule = {
  id: 'd2/crd-rule',
  severity: 'danger',
  class: 'immutable',
  match: (change, context) => {
    if (change.operation !== 'changed' && change.operation !== 'moved') return [];
    const { before } = change;
    return context.immutableFields
      .filter((rule) => isKind(before, rule.group, rule.kind))
      .flatMap((rule) =>
        change.fields
          .filter((field) => breaks(field, rule.path, rule.what))
          .slice(0, 1)
          .map((field) => ({
            what: `changes ${showPath(field.path)}: ${rule.message}`,
            field,
          })),
      );
  },
  consequence: CONSEQUENCE,
  remedy: RECREATE,
  source:
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#transition-rules',
};

/**
 * A rule below a field that comes or goes is not asked by the API server: transition rules are for values that were there
 * before. `presence` rules stand one level above, so coming and going is what they see.
 */
function breaks(field: FieldChange, path: readonly string[], what: 'value' | 'presence'): boolean {
  const reaches = (steps: FieldPath) =>
    steps.every((step, index) => index >= path.length || path[index] === '*' || path[index] === step);
  if (!reaches(field.path)) return false;
  const onlyOneSide = field.before === undefined || field.after === undefined;
  if (what === 'presence') return field.path.length === path.length && onlyOneSide;
  return field.path.length > path.length || (field.path.length === path.length && !onlyOneSide);
}

function stepValue(path: FieldPath): string {
  const step = path.at(-1);
  return typeof step === 'object' ? step.value : String(step);
}

/** D2: fields that cannot be changed after creation. */
export const D2: readonly ChangeRule[] = [
  ...IMMUTABLE.map(immutable),
  SERVICE,
  LOAD_BALANCER_CLASS,
  CLAIM_SIZE,
  STORED_VERSION,
  REMOVED_FIELD,
  BY_CRD,
];
