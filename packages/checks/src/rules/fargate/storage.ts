import { CSI_DRIVERS } from '@nodeless/contracts/aws';
import { at, describeObject, maps, specPath, type Manifest, type SpecPath } from '@nodeless/core';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { classViews, claimsOf, claimViews, provisionerOf, type ClaimView } from '../../view/claims.ts';
import type { PodView } from '../../view/pods.ts';

/**
 * Fargate mounts file systems of EFS that a person made, and nothing else that outlives a pod: no volume of EBS, no
 * FSx, no volume that is made for a claim, as that of an ephemeral volume is, and none that a driver makes for the pod.
 */
export const fargateStorage: Rule = {
  codes: [
    {
      code: 'fargate/storage',
      severity: 'error',
      title: 'A pod on Fargate uses a volume that Fargate cannot mount',
    },
  ],
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/efs-csi.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/manage-secrets.html',
  ],
  *check(view) {
    const { model } = view;
    const { profiles } = model.spec.compute.fargate;
    for (const pod of view.pods) {
      const { fargateProfile: profile } = pod;
      if (profile === undefined) continue;
      for (const { what, place: source = pod.resource.origin.specPath, instead } of volumes(view, pod)) {
        const { manifest } = pod.resource;
        const message = `${describeObject(manifest)} runs on Fargate (profile "${profile.name}") and uses ${what}`;
        const place = specPath('cluster', 'compute', 'fargate', 'profiles', profiles.indexOf(profile));
        yield finding(model, source, 'fargate/storage', message, {
          hint: `run it on nodes, or ${instead ?? 'mount a file system of EFS by a PersistentVolume of your own'}`,
          related: [{ message: 'this profile takes its pods', location: model.provenance(place).location }],
        });
      }
    }
  },
};

interface Refused {
  readonly what: string;
  /** The value of the sources that asks for it. Default: that of the workload. */
  readonly place?: SpecPath;
  /** What Fargate has instead. Default: a file system of EFS. */
  readonly instead?: string;
}

function* volumes({ resources }: ClusterView, pod: PodView): Iterable<Refused> {
  const classes = classViews(resources);
  const manifests = resources.map(({ manifest }) => manifest);
  for (const claim of claimsOf(pod, claimViews(resources))) {
    const what = refusedClaim(claim, existingDriver(manifests, claim), provisionerOf(claim, classes));
    if (what === undefined) continue;
    yield { what, place: claim.specPath, ...(claim.isEphemeral ? { instead: 'use an emptyDir' } : {}) };
  }
  for (const volume of maps(pod.spec['volumes'])) {
    if ('awsElasticBlockStore' in volume) yield { what: 'a volume of EBS, which Fargate cannot mount' };
    const driver = at(volume['csi'], 'driver');
    if (driver !== undefined)
      yield {
        what: `a volume of the CSI driver ${String(driver)}, which runs on nodes only`,
        instead: 'let an operator make a Secret (externalSecret)',
      };
  }
}

/** Why Fargate does not mount what a claim gets: the volume that it names, or one that is made for it. */
function refusedClaim(
  { name, className, volumeName, isEphemeral }: ClaimView,
  existing: string | undefined,
  provisioner: string | undefined,
): string | undefined {
  if (existing !== undefined) {
    return existing === CSI_DRIVERS.efs.provisioner
      ? undefined
      : `a volume of ${existing}, which Fargate cannot mount`;
  }
  const who = `the ${isEphemeral ? 'ephemeral volume' : 'claim'} "${name}"`;
  if (provisioner !== undefined && provisioner !== CSI_DRIVERS.efs.provisioner)
    return `${who} of ${provisioner}, which Fargate cannot mount`;
  const isMade = isEphemeral && className !== '' && volumeName === undefined;
  if (provisioner === undefined && !isMade) return undefined;
  const of = provisioner === undefined ? '' : ` of ${provisioner}`;
  return `${who}${of}, and Fargate mounts no volume that is made for a claim`;
}

/** The driver of the PersistentVolume that a claim names, where the tree has it. */
function existingDriver(manifests: readonly Manifest[], { volumeName }: ClaimView): string | undefined {
  if (volumeName === undefined) return undefined;
  const volume = manifests.find(
    ({ kind, metadata }) => kind === 'PersistentVolume' && metadata.name === volumeName,
  );
  const driver = at(volume, 'spec', 'csi', 'driver');
  return typeof driver === 'string' ? driver : undefined;
}
