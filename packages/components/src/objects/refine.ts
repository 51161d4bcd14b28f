import type { JsonObject } from '@nodeless/core';
import type { ApiObject } from 'cdk8s';

const KEY = 'nodeless/refine';

type Refinement = (object: JsonObject) => JsonObject;

/**
 * Changes an object after its construct has rendered it. For typed constructs of libraries: they translate what a JSON
 * patch of cdk8s leaves behind once more, and lose what they do not expect.
 */
export function refine(object: ApiObject, refinement: Refinement): void {
  object.node.addMetadata(KEY, refinement);
}

/** The object as it is printed. */
export function rendered(object: ApiObject): JsonObject {
  const refinements = object.node.metadata.filter(({ type }) => type === KEY);
  return refinements.reduce((json, { data }) => (data as Refinement)(json), object.toJson() as JsonObject);
}
