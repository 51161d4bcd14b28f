import type { ClusterScopedMetadata } from '../nodepool.ts';
import { renamedKeys } from './names.ts';
import { given, type Path, type TakeNote } from './note.ts';
import { SERVER_METADATA, type Metadata } from './schemas/object.ts';

/** Annotations that kubectl and Karpenter keep for themselves. */
const WRITTEN_BY_PROGRAMS: readonly RegExp[] = [
  /^kubectl\.kubernetes\.io\/last-applied-configuration$/,
  /^karpenter\.(sh|k8s\.aws)\/[a-z0-9]+-hash(-version)?$/,
  /^karpenter\.sh\/stored-version-migrated$/,
];

/** What the conversion webhook of Karpenter 1.0 left for the way back. */
const WRITTEN_BY_CONVERSION = /^compatibility\.karpenter\.(sh|k8s\.aws)\//;

/** Why fields that people may have written are not carried over. */
const REASONS = {
  finalizers: 'controllers set it',
  generateName: 'the object has a name',
  namespace: 'the object belongs to the whole cluster',
  ownerReferences: 'controllers set it',
} as const;

interface OldObject {
  readonly metadata: Metadata;
  readonly status?: unknown;
}

/** Name, labels and annotations, the latter two under v1's names. */
export function convertMetadata(object: OldObject, note: TakeNote): ClusterScopedMetadata {
  const { name, labels, annotations, ...others } = withoutServerFields(object, note);
  for (const key of Object.keys(others) as (keyof typeof others)[]) {
    leaveOut(note, ['metadata', key], `metadata.${key}`, REASONS[key]);
  }
  const own = Object.entries(annotations ?? {}).filter(([key]) => !WRITTEN_BY_CONVERSION.test(key));
  for (const key of Object.keys(annotations ?? {}).filter((one) => WRITTEN_BY_CONVERSION.test(one))) {
    const reason = 'it was made for the way back to v1beta1';
    leaveOut(note, ['metadata', 'annotations', key], `the annotation "${key}"`, reason);
  }
  return {
    name,
    ...given({
      labels: labels && renamedKeys(labels, ['metadata', 'labels'], note),
      annotations:
        own.length === 0
          ? undefined
          : renamedKeys(Object.fromEntries(own), ['metadata', 'annotations'], note),
    }),
  };
}

type Authored = Pick<
  Metadata,
  'name' | 'labels' | 'annotations' | 'finalizers' | 'generateName' | 'namespace' | 'ownerReferences'
>;

/** The metadata without what the API server, kubectl and Karpenter write; they and the status are noted. */
export function withoutServerFields({ metadata, status }: OldObject, note: TakeNote): Authored {
  if (status !== undefined) leaveOut(note, ['status'], 'status', 'Karpenter writes it');
  const kept: [string, unknown][] = [];
  for (const [key, value] of Object.entries(metadata)) {
    if (SERVER_METADATA.has(key)) {
      leaveOut(note, ['metadata', key], `metadata.${key}`, 'the API server writes it');
    } else if (key === 'annotations') {
      const annotations = authoredAnnotations(metadata.annotations ?? {}, note);
      if (Object.keys(annotations).length > 0) kept.push([key, annotations]);
    } else {
      kept.push([key, value]);
    }
  }
  return Object.fromEntries(kept) as Authored;
}

function authoredAnnotations(annotations: { readonly [key: string]: string }, note: TakeNote) {
  const kept = Object.entries(annotations).filter(([key]) => {
    if (!WRITTEN_BY_PROGRAMS.some((pattern) => pattern.test(key))) return true;
    const path = ['metadata', 'annotations', key];
    leaveOut(note, path, `the annotation "${key}"`, 'kubectl or Karpenter writes it');
    return false;
  });
  return Object.fromEntries(kept);
}

function leaveOut(note: TakeNote, path: Path, what: string, reason: string): void {
  note(path, {
    code: 'convert/left-out',
    severity: 'info',
    message: `${what} is left out: ${reason}`,
  });
}
