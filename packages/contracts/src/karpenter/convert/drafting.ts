import { EC2_NODE_CLASS_GROUP } from '../constants.ts';
import { convertLaunchFields } from './aws-node-template.ts';
import type { ClassDraft, PoolDraft } from './drafts.ts';
import type { NodeIdentity } from './identity.ts';
import { convertKubelet } from './kubelet.ts';
import { convertMetadata, withoutServerFields } from './metadata.ts';
import { freeName } from './node-classes.ts';
import { noEquivalent, type TakeNote } from './note.ts';
import { convertProvisioner } from './provisioner.ts';
import type { AwsNodeTemplate } from './schemas/aws-node-template.ts';
import type { Convertible } from './schemas/kinds.ts';
import type { Provisioner } from './schemas/provisioner.ts';
import type { Ec2NodeClassV1, NodePoolV1 } from './schemas/v1.ts';
import type { Ec2NodeClassV1beta1, NodePoolV1beta1 } from './schemas/v1beta1.ts';
import { sourcesOf } from './sources.ts';
import { convertEc2NodeClassV1beta1, convertNodePoolV1beta1 } from './v1beta1.ts';

/** What a file's objects become, each seen alone. */
export interface Drafts {
  readonly classes: readonly ClassDraft[];
  readonly pools: readonly PoolDraft[];
}

/** Takes down notes about one of the objects. */
export type NoteOn = (object: number) => TakeNote;

/** Converts every object by itself; which pool gets which class is decided later. */
export function draftsOf(
  objects: readonly Convertible[],
  identity: NodeIdentity | undefined,
  noteOn: NoteOn,
): Drafts {
  const classes: ClassDraft[] = [];
  const pools: PoolDraft[] = [];
  for (const [index, object] of objects.entries()) {
    const note = noteOn(index);
    switch (object.apiVersion) {
      case 'karpenter.k8s.aws/v1alpha1':
        classes.push(ofAwsNodeTemplate(object, index, identity, note));
        break;
      case 'karpenter.k8s.aws/v1beta1':
        classes.push(ofEc2NodeClassV1beta1(object, index, note));
        break;
      case 'karpenter.k8s.aws/v1':
        classes.push(ofEc2NodeClass(object, index, note));
        break;
      case 'karpenter.sh/v1beta1':
        pools.push(ofNodePoolV1beta1(object, index, note));
        break;
      case 'karpenter.sh/v1':
        pools.push(ofNodePool(object, index, note));
        break;
      case 'karpenter.sh/v1alpha5':
        break;
    }
  }
  const taken = new Set(classes.map(({ metadata }) => metadata.name));
  for (const [index, object] of objects.entries()) {
    if (object.apiVersion !== 'karpenter.sh/v1alpha5') continue;
    const { pool, own } = ofProvisioner(object, index, identity, taken, noteOn(index));
    pools.push(pool);
    if (own !== undefined) classes.push(own);
  }
  return { classes, pools };
}

function ofAwsNodeTemplate(
  object: AwsNodeTemplate,
  index: number,
  identity: NodeIdentity | undefined,
  note: TakeNote,
): ClassDraft {
  return {
    object: index,
    metadata: convertMetadata(object, note),
    spec: convertLaunchFields(object.spec, ['spec'], identity, note),
    fixed: false,
    sources: sourcesOf(index, 'AWSNodeTemplate v1alpha1'),
  };
}

function ofEc2NodeClassV1beta1(object: Ec2NodeClassV1beta1, index: number, note: TakeNote): ClassDraft {
  return {
    object: index,
    metadata: convertMetadata(object, note),
    spec: convertEc2NodeClassV1beta1(object, note),
    fixed: false,
    sources: sourcesOf(index, 'unchanged'),
  };
}

function ofEc2NodeClass(object: Ec2NodeClassV1, index: number, note: TakeNote): ClassDraft {
  return {
    object: index,
    metadata: withoutServerFields(object, note),
    spec: object.spec,
    fixed: true,
    sources: sourcesOf(index, 'unchanged'),
  };
}

function ofNodePoolV1beta1(object: NodePoolV1beta1, index: number, note: TakeNote): PoolDraft {
  const { kubelet, nodeClassRef } = object.spec.template.spec;
  const template = ['spec', 'template', 'spec'];
  return {
    object: index,
    metadata: convertMetadata(object, note),
    spec: convertNodePoolV1beta1(object.spec, note),
    fixed: false,
    ref: {
      group: nodeClassRef.apiVersion?.split('/')[0] ?? EC2_NODE_CLASS_GROUP,
      kind: nodeClassRef.kind ?? 'EC2NodeClass',
      name: nodeClassRef.name,
    },
    refPath: [...template, 'nodeClassRef'],
    kubelet: convertKubelet(kubelet),
    kubeletPath: [...template, 'kubelet'],
    sources: sourcesOf(index, 'NodePool v1beta1'),
  };
}

/** On a pool that Karpenter 1.0 converted: kubelet settings of v1beta1. Later releases refuse to start with it. */
const KUBELET_ANNOTATION = 'compatibility.karpenter.sh/v1beta1-kubelet-conversion';

function ofNodePool(object: NodePoolV1, index: number, note: TakeNote): PoolDraft {
  if (Object.hasOwn(object.metadata.annotations ?? {}, KUBELET_ANNOTATION)) {
    note(['metadata', 'annotations', KUBELET_ANNOTATION], {
      code: 'convert/changed-meaning',
      severity: 'warning',
      message: `the annotation "${KUBELET_ANNOTATION}" holds kubelet settings that only Karpenter 1.0 reads; later releases do not start with it`,
      hint: 'write the settings into spec.kubelet of the EC2NodeClass and remove the annotation: https://karpenter.sh/v1.0/upgrading/v1-migration/',
    });
  }
  return {
    object: index,
    metadata: withoutServerFields(object, note),
    spec: object.spec,
    fixed: true,
    ref: object.spec.template.spec.nodeClassRef,
    refPath: [],
    kubelet: undefined,
    kubeletPath: [],
    sources: sourcesOf(index, 'unchanged'),
  };
}

function ofProvisioner(
  object: Provisioner,
  index: number,
  identity: NodeIdentity | undefined,
  taken: Set<string>,
  note: TakeNote,
): { readonly pool: PoolDraft; readonly own?: ClassDraft } {
  const { provider, providerRef, kubeletConfiguration } = object.spec;
  const metadata = convertMetadata(object, note);
  const name = providerRef?.name ?? freeName(metadata.name, taken);
  noteUnusedParts(providerRef ?? {}, note);
  const pool: PoolDraft = {
    object: index,
    metadata,
    spec: convertProvisioner(object.spec, note),
    fixed: false,
    ref: { group: EC2_NODE_CLASS_GROUP, kind: 'EC2NodeClass', name },
    refPath: ['spec', 'providerRef'],
    kubelet: withoutRuntime(kubeletConfiguration, note),
    kubeletPath: ['spec', 'kubeletConfiguration'],
    sources: sourcesOf(index, 'Provisioner v1alpha5'),
  };
  if (provider === undefined) return { pool };
  const own: ClassDraft = {
    object: index,
    metadata: { name },
    spec: convertLaunchFields(provider, ['spec', 'provider'], identity, note),
    fixed: false,
    sources: sourcesOf(index, 'inline provider v1alpha5'),
  };
  return { pool, own };
}

/** What a `providerRef` says beside the name; Karpenter never looked at it. */
const USUAL_REF = { apiVersion: 'karpenter.k8s.aws/v1alpha1', kind: 'AWSNodeTemplate' } as const;

function noteUnusedParts(ref: { apiVersion?: string; kind?: string }, note: TakeNote): void {
  for (const key of ['apiVersion', 'kind'] as const) {
    if (ref[key] === undefined || ref[key] === USUAL_REF[key]) continue;
    note(['spec', 'providerRef', key], {
      code: 'convert/left-out',
      severity: 'info',
      message: `spec.providerRef.${key} is left out: v1alpha5 looked only at the name`,
    });
  }
}

function withoutRuntime(kubelet: Provisioner['spec']['kubeletConfiguration'], note: TakeNote) {
  const { containerRuntime, ...settings } = kubelet ?? {};
  if (containerRuntime !== undefined) {
    const path = ['spec', 'kubeletConfiguration', 'containerRuntime'];
    const wayOut = containerRuntime === 'containerd' ? undefined : 'let nothing use the socket of Docker';
    note(path, noEquivalent(path, 'all nodes run containerd', wayOut));
  }
  return convertKubelet(settings);
}
