import { placeInObject, type Diagnostic, type DiagnosticCode, type Resource } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';
import { finding } from './rule.ts';

/** A finding at a field of an object where somebody wrote it, and otherwise at what asked for the object. */
export function located(
  model: ClusterModel,
  { origin }: Resource,
  code: DiagnosticCode,
  message: string,
  details: Parameters<typeof finding>[4],
  path: readonly (string | number)[] = [],
): Diagnostic {
  return finding(model, placeInObject(origin.specPath, ...path), code, message, details);
}
