export { bootstrapFiles, type BootstrapInput } from './bootstrap/files.ts';
export { type BootstrapStep } from './bootstrap/step.ts';
export { bootstrapSteps } from './bootstrap/steps.ts';
export { sourceOf as sourceOfConfig } from './cluster-config/sources.ts';
export { provision, type ProvisionOutput } from './provision.ts';
export { appReadme } from './readme/app-readme.ts';
export { clusterReadme, type ReadmeInput } from './readme/readme.ts';
export { PROVISION_RULES } from './rules.ts';
export { type ReadmeApplication } from './readme/workloads.ts';
export {
  configDifferences,
  configPathWords,
  type ConfigDifference,
  type ConfigStep,
} from './description/differences.ts';
export { describedConfig } from './description/described.ts';
export { residue } from './description/residue.ts';
export { entryIdentity } from './overlay/lists.ts';
