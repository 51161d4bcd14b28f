import {
  isKubernetesVersion,
  SUPPORTED_KUBERNETES_VERSIONS,
  type KubernetesVersion,
} from '@nodeless/contracts/aws';
import {
  fieldsWithoutGate,
  isMinorAtLeast,
  SELINUX_MOUNT_FROM,
  type GatedFieldUse,
} from '@nodeless/contracts/kubernetes';
import { podTemplates, seLinuxLabelConflicts } from '@nodeless/contracts/placement';
import { valueAt } from '../classify/pattern.ts';
import { isKind, type TreeObject } from '../objects/tree-object.ts';
import type { ClusterContext } from './context.ts';
import { resourceOf } from './pod.ts';
import type { ChangeRule, Hit } from './rule.ts';

const [OLDEST] = SUPPORTED_KUBERNETES_VERSIONS;
const SOURCE = 'https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/';

/** A version brings other gates, and with them another meaning of the same objects; or an object writes what its version drops. */
export const FEATURE_GATES: readonly ChangeRule[] = [
  {
    id: 'availability/feature-gate',
    severity: 'warning',
    match: (change, context) => {
      if (change.operation !== 'changed' || !isKind(change.after, 'eksctl.io', 'ClusterConfig')) return [];
      const [from, to] = [versionOf(change.before), versionOf(change.after)];
      if (from === undefined || to === undefined || from === to) return [];
      const objects = context.objects('head', (path) => path.includes('/rendered/manifests/'));
      return [...objects.flatMap((object) => movesOf(object, from, to)), ...labelsOf(objects, from, to)];
    },
    consequence: 'objects that nobody changed mean something else, or are refused, in the new version',
    remedy: 'decide before the upgrade whether that is wanted, and change the objects first where it is not',
    source: SOURCE,
  },
  {
    id: 'immutable-fields/dropped-field',
    severity: 'warning',
    match: (change, context) => {
      if (change.operation === 'removed') return [];
      // The ClusterConfig is read for those alone that could need it.
      if (fieldsWithoutGate(change.after.value, OLDEST).length === 0) return [];
      const version = clusterVersion(context);
      if (version === undefined) return [];
      const before =
        change.operation === 'added' ? [] : fieldsWithoutGate(change.before.value, version).map(placeOf);
      return fieldsWithoutGate(change.after.value, version)
        .filter((use) => !before.includes(placeOf(use)))
        .map((use): Hit => {
          const does = use.effect === 'dropped' ? 'drops' : 'refuses';
          return {
            what: `writes ${placeOf(use)}, which Kubernetes ${version} ${does}: the feature gate ${use.gate} is off`,
            ...(use.effect === 'refused' && { severity: 'danger' }),
          };
        });
    },
    consequence:
      'the API server takes the object and drops the field in silence, or refuses the object, so that every sync of it fails',
    remedy: 'leave the field out until the cluster runs a version with the gate on',
    source: SOURCE,
  },
];

function movesOf(object: TreeObject, from: KubernetesVersion, to: KubernetesVersion): Hit[] {
  const [before, after] = [from, to].map((version) => fieldsWithoutGate(object.value, version));
  const name = `${object.ref.kind} ${[object.ref.namespace, object.ref.name].filter(Boolean).join('/')}`;
  const lacks = (uses: readonly GatedFieldUse[] | undefined, use: GatedFieldUse) =>
    uses?.some((one) => placeOf(one) === placeOf(use)) !== true;
  const begins = (before ?? [])
    .filter((use) => lacks(after, use))
    .map((use) => {
      const did = use.effect === 'dropped' ? 'dropped' : 'refused';
      return `where ${placeOf(use)} of ${name} takes effect, which ${from} ${did}`;
    });
  const ends = (after ?? [])
    .filter((use) => lacks(before, use))
    .map((use) => {
      const does = use.effect === 'dropped' ? 'dropped' : 'refused';
      return `where ${placeOf(use)} of ${name} is ${does}, which ${from} took`;
    });
  return [...begins, ...ends].map((what) => ({ what: `moves to Kubernetes ${to}, ${what}` }));
}

/** Pods that shared a volume with different labels, which drivers with `seLinuxMount` mount with one from then on. */
function labelsOf(objects: readonly TreeObject[], from: string, to: string): Hit[] {
  if (isMinorAtLeast(from, SELINUX_MOUNT_FROM) || !isMinorAtLeast(to, SELINUX_MOUNT_FROM)) return [];
  return seLinuxLabelConflicts(podTemplates(objects.map(resourceOf))).map(({ namespace, claim, pods }) => {
    const names = pods.map(({ resource }) => resource.manifest.metadata.name).join(' and ');
    return {
      what: `moves to Kubernetes ${to}, where ${names} mount the claim ${namespace}/${claim} with different SELinux labels: a driver with seLinuxMount starts one of them on a node with SELinux, such as Bottlerocket`,
    };
  });
}

function clusterVersion(context: ClusterContext): KubernetesVersion | undefined {
  const config = context.clusterConfig('head');
  return config === undefined ? undefined : versionOf(config);
}

function versionOf({ value }: TreeObject): KubernetesVersion | undefined {
  const version = valueAt(value, 'metadata.version');
  return typeof version === 'string' && isKubernetesVersion(version) ? version : undefined;
}

function placeOf({ path }: GatedFieldUse): string {
  return path.join('.');
}
