import { CSI_DRIVERS } from '@nodeless/contracts/aws';
import { at, describeObject, maps, specPath, type Manifest } from '@nodeless/core';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { classOf, classViews, claimsOf, claimViews, type ClaimView } from '../../view/claims.ts';
import type { PodView } from '../../view/pods.ts';

/**
 * Fargate mounts file systems of EFS that a person made, and nothing else that outlives a pod: no volume of EBS, no
 * FSx, and no volume that is made for a claim.
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
  ],
  *check(view) {
    const { model } = view;
    const { profiles } = model.spec.compute.fargate;
    for (const pod of view.pods) {
      const { fargateProfile: profile } = pod;
      if (profile === undefined) continue;
      for (const what of volumes(view, pod)) {
        const { manifest, origin } = pod.resource;
        const message = `${describeObject(manifest)} runs on Fargate (profile "${profile.name}") and uses ${what}`;
        const place = specPath('cluster', 'compute', 'fargate', 'profiles', profiles.indexOf(profile));
        yield finding(model, origin.specPath, 'fargate/storage', message, {
          hint: 'run it on nodes, or mount a file system of EFS by a PersistentVolume of your own',
          related: [{ message: 'this profile takes its pods', location: model.provenance(place).location }],
        });
      }
    }
  },
};

function* volumes({ resources }: ClusterView, pod: PodView): Iterable<string> {
  const classes = classViews(resources);
  for (const claim of claimsOf(pod, claimViews(resources))) {
    const driver = existingDriver(
      resources.map(({ manifest }) => manifest),
      claim,
    );
    if (driver !== undefined) {
      if (driver !== CSI_DRIVERS.efs.provisioner) yield `a volume of ${driver}, which Fargate cannot mount`;
      continue;
    }
    const provisioner = classOf(claim, classes)?.provisioner;
    if (provisioner === CSI_DRIVERS.efs.provisioner)
      yield `the claim "${claim.name}" of ${provisioner}, and Fargate mounts no volume that is made for a claim`;
    else if (provisioner !== undefined)
      yield `the claim "${claim.name}" of ${provisioner}, which Fargate cannot mount`;
  }
  for (const volume of maps(pod.spec['volumes'])) {
    if ('awsElasticBlockStore' in volume) yield 'a volume of EBS, which Fargate cannot mount';
  }
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
