import type { Manifest } from '@nodeless/core';
import type { Ec2NodeClassSpec, KubeletConfiguration } from '../ec2-node-class.ts';
import type { ClusterScopedMetadata } from '../nodepool.ts';
import type { Path, Place } from './note.ts';
import type { PoolSpec } from './provisioner.ts';
import type { NodePoolV1 } from './schemas/v1.ts';

/** Says of a part of the output which value of the input it comes from. */
export interface Source {
  /** From the printed object down to the part. */
  readonly to: Path;
  readonly from: Place;
}

/** An object that will be printed. */
export interface Output {
  readonly manifest: Manifest;
  /** At least one, for the whole object. */
  readonly sources: readonly Source[];
}

/** A node class before it is known which kubelet settings it gets, and so under which names it is printed. */
export interface ClassDraft {
  readonly object: number;
  readonly metadata: ClusterScopedMetadata;
  readonly spec: Ec2NodeClassSpec;
  /** True for a v1 class, which is printed as it is whatever the NodePools need. */
  readonly fixed: boolean;
  readonly sources: readonly Source[];
}

export interface NodeClassRef {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

/** A NodePool before the name of its class is known. */
export type PoolDraft = PoolIdentity &
  (
    | { readonly fixed: false; readonly spec: PoolSpec }
    /** A v1 pool, which is printed as it is. */
    | { readonly fixed: true; readonly spec: NodePoolV1['spec'] }
  );

interface PoolIdentity {
  readonly object: number;
  readonly metadata: ClusterScopedMetadata;
  readonly ref: NodeClassRef;
  /** Where the reference stands. */
  readonly refPath: Path;
  readonly kubelet: KubeletConfiguration | undefined;
  /** Where the kubelet settings stand. */
  readonly kubeletPath: Path;
  readonly sources: readonly Source[];
}
