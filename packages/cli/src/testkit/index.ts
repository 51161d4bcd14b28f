export {
  expectDanger,
  expectFinding,
  expectNoDanger,
  expectNoErrors,
  expectNoFinding,
  objectNamed,
  type ExpectedDanger,
  type ExpectedFinding,
  type Found,
} from './assertions.ts';
export { renderApp, type RenderAppOptions, type RenderedApp } from './render-app.ts';
export { renderCluster, type RenderedCluster } from './render-cluster.ts';
export { reviewChange, type ReviewOptions } from './review-change.ts';
export { edited, sampleSources, type SampleOptions, type Sources } from './sample.ts';
