import type { SpecPath } from '@nodeless/core';
import type { IConstruct } from 'constructs';

const KEY = 'nodeless/specPath';

/** Notes which value of the sources asks for a construct and all below it. */
export function asksFor(construct: IConstruct, specPath: SpecPath): void {
  construct.node.addMetadata(KEY, specPath);
}

/** The value of the sources that asks for a construct: its own note, or the nearest one above it. */
export function askedBy(construct: IConstruct): SpecPath | undefined {
  for (const scope of construct.node.scopes.toReversed()) {
    const note = scope.node.metadata.find(({ type }) => type === KEY);
    if (note !== undefined) return String(note.data);
  }
  return undefined;
}
