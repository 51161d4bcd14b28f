import type { JsonObject } from '@nodeless/core';
import { customKinds } from '../custom-kinds.ts';
import { readJson, type Release } from '../folders.ts';

interface Mapping {
  readonly provisioner: readonly { readonly from: string }[];
  readonly awsNodeTemplate: readonly { readonly from: string }[];
  readonly v1beta1: readonly { readonly from: string }[];
  readonly names: { readonly [old: string]: string };
  readonly helmValues: { readonly [old: string]: string | null };
}

/** Which Kubernetes needs which Karpenter, labels that the CRDs know, and what older APIs were called. */
export function karpenterFacts(release: Release): JsonObject {
  const { minKarpenterByKubernetes } = readJson<{ minKarpenterByKubernetes: JsonObject }>(
    release,
    'karpenter/compatibility.json',
  );
  const mapping = readJson<Mapping>(release, 'karpenter/v1alpha5-to-v1-mapping.json');
  const older = [...mapping.provisioner, ...mapping.awsNodeTemplate, ...mapping.v1beta1];
  const fields = older.flatMap(({ from }) => from.match(/spec(\.[A-Za-z]+)+/g) ?? []);
  return {
    source:
      'aws/karpenter-provider-aws v1.15.2 pkg/providers/version/version.go and pkg/apis/crds; upgrade guides and CRDs of v0.32.10 to v1.14.1',
    minKarpenter: minKarpenterByKubernetes,
    nodeLabels: nodeLabels(release),
    older: {
      fields: [...new Set(fields)].sort(),
      names: mapping.names,
      helmValues: mapping.helmValues,
    },
  };
}

/** Labels of AWS that rules of a NodePool name. */
function nodeLabels(release: Release): string[] {
  const pool = customKinds(release).find(({ gvk }) => gvk === 'karpenter.sh/v1/NodePool');
  const named = JSON.stringify(pool?.schema ?? {}).matchAll(/\\"(karpenter\.k8s\.aws\/[a-z0-9-]+)\\"/g);
  return [...new Set([...named].map(([, label = '']) => label))].sort();
}
