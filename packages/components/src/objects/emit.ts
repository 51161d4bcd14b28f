import type { Manifest, SpecPath } from '@nodeless/core';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { asksFor } from './spec-path.ts';

/**
 * Adds one object to a chart. Its construct is named after kind and name. A second object with both is added too: it
 * is found later, with the places in the sources that ask for them.
 *
 * @param specPath the value of the sources that asks for the object; default: the one of the whole unit
 */
export function emit(scope: Construct, manifest: Manifest, specPath?: SpecPath): ApiObject {
  const object = new ApiObject(scope, freeId(scope, manifest.kind, manifest.metadata.name), manifest);
  if (specPath !== undefined) asksFor(object, specPath);
  return object;
}

/** The id of the construct of an object, which no other one in the scope has. */
export function freeId(scope: Construct, kind: string, name: string): string {
  const id = `${kind.toLowerCase()}-${name}`;
  let free = id;
  for (let count = 2; scope.node.tryFindChild(free) !== undefined; count++) free = `${id}-${count}`;
  return free;
}
