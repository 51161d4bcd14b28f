import { FARGATE_LIMITS } from '@nodeless/contracts/aws';
import { parseBytes } from '@nodeless/contracts/kubernetes';
import { ephemeralStorageDemand } from '@nodeless/contracts/placement';
import { at, childPath, describeObject, maps, type JsonObject } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

const GIB = 1024 ** 3;
const { defaultEphemeralStorageGiB: DEFAULT_GIB, maxEphemeralStorageGiB: MAX_GIB } = FARGATE_LIMITS;

/**
 * Fargate gives a pod 20 GiB of disk, and more by its requests, up to 175 GiB. An emptyDir that may grow to more never
 * gets there: the disk is full before.
 */
export const ephemeralStorage: Rule = {
  codes: [
    {
      code: 'fargate/ephemeral-storage',
      severity: 'error',
      title: 'A pod on Fargate wants more ephemeral storage than it has',
    },
  ],
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html'],
  *check({ model, pods }) {
    for (const { resource, fargateProfile, spec } of pods) {
      if (fargateProfile === undefined) continue;
      const { manifest, origin } = resource;
      const who = `${describeObject(manifest)} runs on Fargate (profile "${fargateProfile.name}")`;
      const requested = ephemeralStorageDemand(spec) / GIB;
      if (requested > MAX_GIB) {
        const requests = childPath(origin.specPath, 'resources', 'requests');
        const message = `${who} and requests ${rounded(requested)} GiB of ephemeral-storage, but no pod there has more than ${MAX_GIB} GiB`;
        yield finding(model, requests, 'fargate/ephemeral-storage', message, {
          hint: 'lower the requests, or run it on nodes',
        });
      }
      const disk = Math.min(Math.max(DEFAULT_GIB, requested), MAX_GIB);
      for (const { name, sizeLimit } of onDisk(spec)) {
        if ((parseBytes(sizeLimit) ?? 0) / GIB <= disk) continue;
        const place = childPath(origin.specPath, 'volumes', name, 'emptyDir', 'sizeLimit');
        const message = `${who} and its emptyDir "${name}" may grow to ${sizeLimit}, but the pod has ${rounded(disk)} GiB of disk by its requests for ephemeral-storage`;
        yield finding(model, place, 'fargate/ephemeral-storage', message, {
          hint: `lower sizeLimit, or run it on nodes: a pod on Fargate has ${DEFAULT_GIB} GiB, and up to ${MAX_GIB} GiB when it requests so much`,
        });
      }
    }
  },
};

/** The emptyDir volumes with a limit that are not in memory. */
function onDisk(spec: JsonObject): { readonly name: string; readonly sizeLimit: string }[] {
  return maps(spec['volumes']).flatMap(({ name, emptyDir }) => {
    const sizeLimit = at(emptyDir, 'sizeLimit');
    const isOnDisk = (at(emptyDir, 'medium') ?? '') === '';
    return isOnDisk && typeof sizeLimit === 'string' ? [{ name: String(name), sizeLimit }] : [];
  });
}

function rounded(gib: number): number {
  return Math.round(gib * 10) / 10;
}
