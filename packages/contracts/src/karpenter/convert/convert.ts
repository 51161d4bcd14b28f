import type { KarpenterRelease } from '../compatibility.ts';
import { compareText, toManifest, type JsonObject, type Manifest } from '@nodeless/core';
import { EC2_NODE_CLASS_API_VERSION, KARPENTER_API_VERSION } from '../constants.ts';
import { draftsOf } from './drafting.ts';
import type { Output, PoolDraft } from './drafts.ts';
import type { NodeIdentity } from './identity.ts';
import { assignNodeClasses, type NamedClass } from './node-classes.ts';
import type { ConversionNote, NoteText, Path } from './note.ts';
import { duplicates, refusals } from './refused.ts';
import type { Convertible } from './schemas/kinds.ts';
import { arnIdentities, leftToFillIn } from './unusable.ts';

export interface ConvertOptions {
  /** For classes that name no instance profile. @default a placeholder, with a warning */
  readonly identity?: NodeIdentity;
  /** The release that will read the objects. @default 1.14 */
  readonly release?: KarpenterRelease;
}

export interface Conversion {
  /** NodePools and EC2NodeClasses v1: classes first, each kind sorted by name. */
  readonly objects: readonly Manifest[];
  /** Everything that is not simply carried over. With an error among them the objects cannot be used. */
  readonly notes: readonly ConversionNote[];
}

/**
 * Converts Provisioners and AWSNodeTemplates, and the NodePools and EC2NodeClasses of v1beta1, to v1. Objects of v1 come
 * out as they are. Objects that refer to each other belong together, in any order.
 *
 * Sources: the CRDs of Karpenter 0.32, 1.0 and 1.14, and https://karpenter.sh/v1.0/upgrading/v1-migration/
 */
export function convertToV1(
  objects: readonly Convertible[],
  { identity, release }: ConvertOptions = {},
): Conversion {
  const notes: ConversionNote[] = [];
  const note = (object: number, path: Path, text: NoteText) => notes.push({ ...text, at: { object, path } });
  const drafts = draftsOf(objects, identity, (object) => (path, text) => note(object, path, text));
  const { classes, classOf } = assignNodeClasses(drafts.classes, drafts.pools, note);
  const outputs = [
    ...classes.map(printedClass),
    ...drafts.pools.map((pool) => printedPool(pool, classOf.get(pool))),
  ];
  notes.push(
    ...duplicates(outputs),
    ...refusals(outputs, release),
    ...arnIdentities(outputs),
    ...leftToFillIn(outputs),
  );
  return { objects: outputs.map(({ manifest }) => manifest).sort(byKindAndName), notes };
}

function printedClass({ draft, name, kubelet, from }: NamedClass): Output {
  const manifest = {
    apiVersion: EC2_NODE_CLASS_API_VERSION,
    kind: 'EC2NodeClass',
    metadata: { ...draft.metadata, name },
    spec: { ...draft.spec, ...(kubelet === undefined ? {} : { kubelet }) },
  };
  const settings = from && {
    to: ['spec', 'kubelet'],
    from: { object: from.object, path: from.kubeletPath },
  };
  return {
    manifest: toManifest(manifest as JsonObject),
    sources: settings === undefined ? draft.sources : [...draft.sources, settings],
  };
}

function printedPool(pool: PoolDraft, className: string | undefined): Output {
  const manifest = {
    apiVersion: KARPENTER_API_VERSION,
    kind: 'NodePool',
    metadata: pool.metadata,
    spec: pool.fixed ? pool.spec : withClass(pool.spec, { ...pool.ref, name: className ?? pool.ref.name }),
  };
  return { manifest: toManifest(manifest as unknown as JsonObject), sources: pool.sources };
}

function withClass(spec: (PoolDraft & { fixed: false })['spec'], nodeClassRef: PoolDraft['ref']): object {
  const { template, ...rest } = spec;
  return { ...rest, template: { ...template, spec: { ...template.spec, nodeClassRef } } };
}

function byKindAndName(a: Manifest, b: Manifest): number {
  return compareText(a.kind, b.kind) || compareText(a.metadata.name, b.metadata.name);
}
