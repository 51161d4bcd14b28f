export type { Artifact } from './artifact.ts';
export {
  defineCodes,
  type CodeDefinition,
  type CodeSeverity,
  type DiagnosticCode,
} from './diagnostics/code.ts';
export { hasErrors, type Diagnostic, type Outcome, type RelatedLocation } from './diagnostics/diagnostic.ts';
export type { RuleDefinition } from './diagnostics/rule-definition.ts';
export type { Severity } from './diagnostics/severity.ts';
export { sortDiagnostics } from './diagnostics/sort.ts';
export {
  at,
  isJsonObject,
  maps,
  quantityMap,
  textMap,
  texts,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from './json.ts';
export { definitionStack, markDefinition } from './definition-site.ts';
export { deepFreeze } from './freeze.ts';
export { mergePatch } from './merge-patch.ts';
export { digest } from './digest.ts';
export { escapeControl, escapeControlInLine } from './escape-control.ts';
export { compareText, groupedBy, sortedBy } from './order.ts';
export {
  clusterFile,
  manifestPath,
  NAMESPACES_APPLICATION,
  RENDERED,
  renderedFolder,
  stackName,
  unsafePathReason,
} from './paths.ts';
export { folderRecord, isRecordPath, recordedFile, recordPathOf } from './record-paths.ts';
export {
  apiGroup,
  describeObject,
  identityKey,
  namespaceOf,
  toManifest,
  type Manifest,
  type Origin,
  type Resource,
} from './resource.ts';
export {
  childPath,
  isWrittenObject,
  placeInObject,
  parentPath,
  specPath,
  type SourceLocation,
  type SpecPath,
} from './source.ts';
export { parseYaml } from './yaml/parse.ts';
export { canonical, printYaml } from './yaml/print.ts';
