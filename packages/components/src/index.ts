export type { UpstreamPods } from '@nodeless/catalogue/render';
export { buildComponents } from './build.ts';
export type { ApplicationSummary, Bootstrap, ComponentsOutput } from './output.ts';
