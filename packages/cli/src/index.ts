export { renderFleet, type ClusterRendering, type FleetRendering } from './api/render-fleet.ts';
export { run, type RunOptions } from './api/run.ts';
export { VERSION } from './installation.ts';
export type { Diagnostic, DiagnosticCode, RelatedLocation, Severity, SourceLocation } from '@nodeless/core';
