export type { UpstreamPods } from '@nodeless/catalogue/render';
export type { Chart } from 'cdk8s';
export { buildComponents } from './build.ts';
export type { ApplicationSummary, Bootstrap, ComponentsOutput } from './output.ts';
