import { containerSecurityContext, podSecurityContext, present } from '@nodeless/catalogue/render';
import type { JsonObject } from '@nodeless/core';
import type { AppContainer, AppSpec } from '@nodeless/sources';

/** The security context of an app's pods: restricted, but for its exceptions. */
export function appPodSecurity({ runAsUser, securityExceptions }: AppSpec): JsonObject {
  const { runAsNonRoot, ...rest } = podSecurityContext(runAsUser);
  return present({
    ...rest,
    runAsNonRoot: securityExceptions?.runAsRoot === undefined ? runAsNonRoot : undefined,
    ...(securityExceptions?.unconfinedSeccomp === undefined
      ? {}
      : { seccompProfile: { type: 'Unconfined' } }),
  }) as JsonObject;
}

/** The security context of an app's container. */
export function appContainerSecurity({ securityExceptions, writableRootFilesystem }: AppSpec): JsonObject {
  const { allowPrivilegeEscalation, capabilities, ...rest } =
    containerSecurityContext(!writableRootFilesystem);
  if (securityExceptions === undefined)
    return { ...rest, allowPrivilegeEscalation, capabilities } as JsonObject;
  const { privilegeEscalation, privileged } = securityExceptions;
  const add = Object.keys(securityExceptions.capabilities).sort();
  // The API server takes no privileged container that may not gain privileges.
  const mayGain = privilegeEscalation !== undefined || privileged !== undefined;
  return present({
    ...rest,
    allowPrivilegeEscalation: mayGain ? true : allowPrivilegeEscalation,
    capabilities:
      privileged === undefined
        ? { ...(capabilities as JsonObject), ...(add.length === 0 ? {} : { add }) }
        : undefined,
    privileged: privileged === undefined ? undefined : true,
  }) as JsonObject;
}

/** That of another container: exceptions are for the one of the app, also where they stand in the pod. */
export function otherContainerSecurity(
  { securityExceptions }: AppSpec,
  { runAsUser, writableRootFilesystem }: AppContainer['spec'],
): JsonObject {
  const { runAsNonRoot, seccompProfile } = podSecurityContext();
  return present({
    ...containerSecurityContext(!writableRootFilesystem),
    runAsUser,
    runAsNonRoot: securityExceptions?.runAsRoot === undefined ? undefined : runAsNonRoot,
    seccompProfile: securityExceptions?.unconfinedSeccomp === undefined ? undefined : seccompProfile,
  }) as JsonObject;
}

/** Fields of a pod in the network of its node: without the policy it would ask the node for names. */
export function hostNetworkFields({ securityExceptions }: AppSpec): JsonObject {
  return securityExceptions?.hostNetwork === undefined
    ? {}
    : { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' };
}
