import { at, isJsonObject, maps, type JsonObject } from '@nodeless/core';
import type { PodTemplate } from './pods.ts';

/** A claim whose volume kubelet cannot mount for all of its pods, because their SELinux labels differ. */
export interface LabelConflict {
  readonly namespace: string;
  readonly claim: string;
  /** The pods that do not fit: one whose containers differ, or two of which the second waits for ever on a node of the first. */
  readonly pods: readonly [PodTemplate, ...PodTemplate[]];
}

/**
 * Claims that pods mount with different SELinux labels. Where the driver mounts with a label, kubelet mounts a volume once a
 * node, with one label, and starts no pod that wants another: "conflicting SELinux labels of volume". A pod with
 * `seLinuxChangePolicy: Recursive` wants none at the mount, but its own containers still have to agree.
 * Sources: GetMountSELinuxLabel in pkg/volume/util/selinux.go, GetPodVolumeNames in pkg/volume/util/util.go, AddPodToVolume in
 * pkg/kubelet/volumemanager/cache/desired_state_of_world.go of k8s.io/kubernetes v1.37.2
 */
export function seLinuxLabelConflicts(pods: readonly PodTemplate[]): LabelConflict[] {
  const mounts = pods.flatMap((pod) =>
    maps(pod.spec['volumes']).flatMap((volume) => {
      const claim = at(volume, 'persistentVolumeClaim', 'claimName');
      return typeof claim === 'string' ? [{ pod, claim, labels: labelsOf(pod, volume['name']) }] : [];
    }),
  );
  return mounts.flatMap(({ pod, claim, labels }, index): LabelConflict[] => {
    const { namespace } = pod;
    if (labels.length > 1) return [{ namespace, claim, pods: [pod] }];
    const other = mounts
      .slice(0, index)
      .find(
        (one) =>
          one.pod.namespace === namespace &&
          one.claim === claim &&
          one.labels.length < 2 &&
          mountLabel(one.pod, one.labels) !== mountLabel(pod, labels),
      );
    return other === undefined ? [] : [{ namespace, claim, pods: [other.pod, pod] }];
  });
}

function mountLabel({ spec }: PodTemplate, [label = '']: readonly string[]): string {
  return at(spec, 'securityContext', 'seLinuxChangePolicy') === 'Recursive' ? '' : label;
}

/** The labels of the containers that mount a volume, those of the pod where a container has none; none where neither has. */
function labelsOf({ spec }: PodTemplate, volume: unknown): string[] {
  const ofPod = at(spec, 'securityContext', 'seLinuxOptions');
  const labels = [...maps(spec['containers']), ...maps(spec['initContainers'])]
    .filter((container) => maps(container['volumeMounts']).some(({ name }) => name === volume))
    .map((container) => at(container, 'securityContext', 'seLinuxOptions') ?? ofPod)
    .filter((options) => isJsonObject(options))
    .map(labelText);
  return [...new Set(labels)];
}

function labelText(options: JsonObject): string {
  return ['user', 'role', 'type', 'level'].map((key) => String(options[key] ?? '')).join(':');
}
