import type { JsonObject } from '@nodeless/core';
import { present } from './present.ts';

/**
 * Security contexts that satisfy the level `restricted`
 * (https://kubernetes.io/docs/concepts/security/pod-security-standards/).
 *
 * @param runAsUser user id of the processes; default: the one of the image, which must be a number and not 0
 */
export function podSecurityContext(runAsUser?: number): JsonObject {
  return present({ runAsNonRoot: true, runAsUser, seccompProfile: { type: 'RuntimeDefault' } });
}

export function containerSecurityContext(readOnlyRootFilesystem = true): JsonObject {
  return {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem,
  };
}
