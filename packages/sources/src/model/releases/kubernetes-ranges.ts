import { testedLines } from '@nodeless/contracts/argocd';
import {
  EKS_KUBERNETES_VERSIONS,
  firstImages,
  SUPPORTED_KUBERNETES_VERSIONS,
  type KubernetesVersion,
  type KubernetesVersionDates,
} from '@nodeless/contracts/aws';
import { minKarpenterFor } from '@nodeless/contracts/karpenter';

/** What goes with a minor version of Kubernetes. */
export interface KubernetesRange extends KubernetesVersionDates {
  readonly version: KubernetesVersion;
  /** The first Karpenter for it. */
  readonly karpenter: string;
  /** Lines of Argo CD that are tested with it, oldest first: `3.6`. */
  readonly argocd: readonly string[];
  /** The first images of nodes that have it, as aliases of Karpenter. */
  readonly nodeImages: readonly string[];
}

/** What goes with each Kubernetes that a cluster may have, oldest first. */
export function kubernetesRanges(): readonly KubernetesRange[] {
  return SUPPORTED_KUBERNETES_VERSIONS.map((version) => {
    const { al2023, bottlerocket } = firstImages(version);
    return {
      version,
      ...EKS_KUBERNETES_VERSIONS[version],
      karpenter: minKarpenterFor(version),
      argocd: testedLines(version),
      nodeImages: [al2023, bottlerocket],
    };
  });
}
