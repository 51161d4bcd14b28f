export { chartUnit, type ChartApplication, type ChartPods } from './chart.ts';
export { deployment } from './deployment.ts';
export { imageValues } from './images.ts';
export { nameLabel } from './labels.ts';
export type { LoadBalancing } from './load-balancing.ts';
export { nonEmpty, nonEmptyMap, present } from './present.ts';
export { guaranteed, resourceFields, type Size } from './resources.ts';
export { RetirementSchema, type Retirement } from './retirement.ts';
export { containerSecurityContext, podSecurityContext } from './security.ts';
export { IRSA_ROLE_ANNOTATION, serviceAccountValues } from './service-account.ts';
export { service, type NlbExposure, type ServicePort } from './service.ts';
export { IGNORE_WHEN_LEFT, KEEP_FOREVER, NEVER_PRUNE } from './sync-options.ts';
export {
  POD_SECURITY_LEVELS,
  type Footprint,
  type KustomizeImage,
  type KustomizePatches,
  type NamespaceNeed,
  type OwnManifests,
  type WrittenManifest,
  type PodSecurityLevel,
  type Unit,
  type UnitSource,
  type UpstreamChart,
  type UpstreamKustomization,
  type UpstreamPods,
} from './unit.ts';
export { WAVE, type Wave } from './waves.ts';
