import type { AnnotationRow } from '@nodeless/contracts/load-balancer';
import { childPath, type Resource, type SpecPath } from '@nodeless/core';

/** The option of an app that sets an annotation of its Ingress or Service, or else the value that asks for the object. */
export function optionPath(
  { origin: { specPath }, manifest }: Resource,
  { option }: Pick<AnnotationRow, 'option'>,
): SpecPath {
  if (option === undefined) return specPath;
  if (specPath.endsWith('/expose/alb')) return childPath(specPath, ...option.split('.'));
  const isNlb = specPath.endsWith('/expose') && manifest.kind === 'Service';
  return isNlb ? childPath(specPath, 'nlb', ...option.split('.')) : specPath;
}
