import { ARGOCD_ANNOTATIONS } from '@nodeless/contracts/argocd';
import { at, parseYaml, texts } from '@nodeless/core';
import { annotation, type TreeObject } from './tree-object.ts';

/**
 * Fields that an object asks Argo CD to leave out of the comparison, as JSON Pointers. What is no YAML, or has no list
 * there, asks for nothing. Source: ExtractIgnoreDifferencesFromAnnotations in util/argo/diff/ignore.go, v3.6.1
 */
export function ignoredPointers(object: TreeObject): readonly string[] {
  const written = annotation(object, ARGOCD_ANNOTATIONS.ignoreDifferences);
  if (written === undefined) return [];
  const read = parseYaml(written);
  return 'problem' in read ? [] : texts(at(read.documents[0], 'jsonPointers'));
}
