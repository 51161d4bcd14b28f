import type { Artifact, Diagnostic, Origin, Resource, SourceLocation, SpecPath } from '@nodeless/core';

/** Finds where a value of the sources stands. */
export type Locate = (path: SpecPath) => SourceLocation | undefined;

/** Something that becomes a file, before it is printed. */
export interface Draft {
  readonly path: string;
  readonly origin: Origin;
  /** For people: who makes the file. */
  readonly producer: string;
}

export function draftOfResource({ path, origin, application }: Resource): Draft {
  const producer = `${origin.constructPath} (component ${origin.component}, Application ${application})`;
  return { path, origin, producer };
}

export function draftOfArtifact({ path, origin }: Artifact): Draft {
  return { path, origin, producer: `${origin.constructPath} (component ${origin.component})` };
}

/** Orders drafts of one path or one object in the same way whatever the order of the input was. */
export function draftKey({ path, origin, producer }: Draft): string {
  return [path, producer, origin.specPath].join('\n');
}

/** The places in the sources that asked for a thing and for the other thing that it clashes with. */
export function clashAt(
  draft: Draft,
  other: Draft,
  locate: Locate | undefined,
): Pick<Diagnostic, 'location' | 'related'> {
  const location = locate?.(draft.origin.specPath);
  const otherLocation = locate?.(other.origin.specPath);
  return {
    ...(location === undefined ? {} : { location }),
    ...(otherLocation === undefined
      ? {}
      : { related: [{ message: `asks for ${other.producer}`, location: otherLocation }] }),
  };
}
