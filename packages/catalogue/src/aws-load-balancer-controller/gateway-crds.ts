import type { GitSource } from '../release/release.ts';
import type { Footprint, Unit } from '../render/unit.ts';
import { NAME } from './name.ts';
import { GATEWAY_CRDS } from './release.ts';

const GATEWAY_API = 'gateway-api-crds';
const OWN = `${NAME}-gateway-crds`;

/** Applications with the CRDs of Gateways. */
export const GATEWAY_APPLICATIONS: readonly string[] = [GATEWAY_API, OWN];

const crd = { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' };
const admission = (kind: string) => ({ group: 'admissionregistration.k8s.io', kind });

/** Keeps an older or an experimental release from taking the place of the CRDs. */
const SAFE_UPGRADES = [admission('ValidatingAdmissionPolicy'), admission('ValidatingAdmissionPolicyBinding')];

/** What the Applications with CRDs have in common. */
type CrdUnit = (name: string, pin: GitSource, footprint: Footprint, version?: string) => Unit;

/**
 * The CRDs of the Gateway API, and those of the controller that Gateways and routes point at. They lie in the folder of the commit
 * that the controller's other CRDs are taken from.
 */
export function gatewayCrds(
  { crds, gatewayApi, version }: { crds: GitSource; gatewayApi: GitSource; version: string },
  unit: CrdUnit,
): Unit[] {
  return [
    unit(GATEWAY_API, gatewayApi, { clusterKinds: [crd, ...SAFE_UPGRADES], namespaces: [] }),
    unit(OWN, { ...crds, path: GATEWAY_CRDS }, { clusterKinds: [crd], namespaces: [] }, version),
  ];
}
