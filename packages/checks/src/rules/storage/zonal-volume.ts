import { isEbsProvisioner } from '@nodeless/contracts/aws';
import { nodePoolViews } from '@nodeless/contracts/placement';
import { at, describeObject, maps, texts, type Diagnostic } from '@nodeless/core';
import { builtInPoolViews, nodeGroupViews } from '@nodeless/sources';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import {
  classOf,
  classViews,
  claimsOf,
  claimViews,
  ephemeralClaims,
  type ClassView,
} from '../../view/claims.ts';
import { mostPods } from '../../view/disruption.ts';

const ZONE = 'topology.kubernetes.io/zone';

/** Modes by which several nodes mount one volume. */
const MANY: readonly string[] = ['ReadOnlyMany', 'ReadWriteMany'];

/** A volume of EBS lives in one zone and is attached to one node. */
export const zonalVolume: Rule = {
  codes: [
    {
      code: 'storage/zonal-volume',
      severity: 'error',
      title: 'A volume of one zone would be where its pods cannot be',
    },
  ],
  references: [
    'https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md',
    'https://karpenter.sh/docs/concepts/scheduling/#persistent-volume-topology',
    'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
  ],
  *check(view) {
    const classes = classViews(view.resources).filter(({ provisioner }) => isEbsProvisioner(provisioner));
    yield* bindings(view, classes);
    yield* zones(view, classes);
    yield* accessModes(view, classes);
    yield* sharedClaims(view, classes);
  },
};

function* bindings({ model }: ClusterView, classes: readonly ClassView[]): Iterable<Diagnostic> {
  for (const { name, resource } of classes) {
    const mode = resource.manifest['volumeBindingMode'] ?? 'Immediate';
    if (mode === 'WaitForFirstConsumer') continue;
    const message = `the StorageClass "${name}" makes volumes of EBS before their pods have a zone (volumeBindingMode: Immediate)`;
    yield finding(model, resource.origin.specPath, 'storage/zonal-volume', message, {
      hint: 'write volumeBindingMode: WaitForFirstConsumer',
    });
  }
}

/** A class for zones where no node can be. Pools that name no zones may be everywhere, those of EKS itself too. */
function* zones(
  { model, clusterConfig, resources }: ClusterView,
  classes: readonly ClassView[],
): Iterable<Diagnostic> {
  const pools = nodePoolViews(resources).map(
    ({ requirements }) =>
      requirements.find(({ key, operator }) => key === ZONE && operator === 'In')?.values ?? undefined,
  );
  if (nodeGroupViews(model.spec, clusterConfig).length > 0 || pools.length === 0) return;
  if (builtInPoolViews(model.spec).length > 0) return;
  if (pools.includes(undefined)) return;
  const reached = new Set(pools.flatMap((values) => values ?? []));
  for (const { name, resource } of classes) {
    const wanted = maps(at(resource.manifest, 'allowedTopologies'))
      .flatMap((term) => maps(term['matchLabelExpressions']))
      .filter(({ key }) => key === ZONE)
      .flatMap(({ values }) => texts(values));
    if (wanted.length === 0 || wanted.some((zone) => reached.has(zone))) continue;
    const message = `the StorageClass "${name}" makes volumes in ${wanted.join(', ')}, and the node pools make nodes in ${[...reached].sort().join(', ')} only`;
    yield finding(model, resource.origin.specPath, 'storage/zonal-volume', message, {
      hint: 'name a zone of the node pools',
    });
  }
}

/** The driver refuses a volume with a file system for several nodes. Source: isValidVolumeCapabilities in pkg/driver/controller.go */
function* accessModes({ model, resources, pods }: ClusterView, classes: readonly ClassView[]) {
  for (const claim of [...claimViews(resources), ...pods.flatMap(ephemeralClaims)]) {
    const many = claim.accessModes.find((mode) => MANY.includes(mode));
    if (many === undefined || classOf(claim, classes) === undefined || claim.volumeName !== undefined)
      continue;
    const message = `the claim "${claim.name}" of ${describeObject(claim.resource.manifest)} is ${many}, and a volume of EBS is on one node at a time: it is never made`;
    yield finding(model, claim.specPath, 'storage/zonal-volume', message, {
      hint: 'write ReadWriteOnce, or use a class of EFS',
    });
  }
}

/** Pods of a workload share the claims that it names, and a volume of EBS is on one node at a time. */
function* sharedClaims(view: ClusterView, classes: readonly ClassView[]): Iterable<Diagnostic> {
  const all = claimViews(view.resources);
  for (const pod of view.pods) {
    const { manifest } = pod.resource;
    const most = mostPods(pod);
    if (most < 2) continue;
    for (const claim of claimsOf(pod, all)) {
      if (claim.resource === pod.resource || classOf(claim, classes) === undefined) continue;
      const message = `the ${most === Infinity ? '' : `${most} `}pods of ${describeObject(manifest)} share the claim "${claim.name}", and a volume of EBS is on one node at a time`;
      yield finding(view.model, claim.specPath, 'storage/zonal-volume', message, {
        hint: 'run one pod, make it a StatefulSet with volumeClaimTemplates, or use a class of EFS',
      });
    }
  }
}
