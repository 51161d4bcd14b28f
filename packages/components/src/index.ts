export { buildComponents } from './build.ts';
export type { ApplicationSummary, Bootstrap, ComponentsOutput } from './output.ts';
export type { UpstreamPods } from './unit.ts';
