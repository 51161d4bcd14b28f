import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { worldOfConfigs, type WireWorld } from '@nodeless/aws/testing';
import { isJsonObject, parseYaml, type JsonObject } from '@nodeless/core';

/** The versions of add-ons that the far end gives where a ClusterConfig pins none. */
export const LIVE_ADDONS = {
  coredns: 'v1.13.2-eksbuild.4',
  'kube-proxy': 'v1.35.0-eksbuild.2',
  'vpc-cni': 'v1.21.1-eksbuild.1',
};

/** The ClusterConfig of a rendered tree. */
export function renderedConfig(root: string, cluster: string): JsonObject {
  const text = readFileSync(join(root, 'clusters', cluster, 'rendered/eksctl/cluster.yaml'), 'utf8');
  const parsed = parseYaml(text);
  const [config] = 'documents' in parsed ? parsed.documents : [];
  if (!isJsonObject(config)) throw new Error(`no ClusterConfig of ${cluster}`);
  return config;
}

/** What AWS has once the clusters of a repository are made as they are rendered. */
export function fleetWorld(root: string, clusters: readonly string[]): WireWorld {
  return worldOfConfigs(
    clusters.map((cluster) => renderedConfig(root, cluster)),
    LIVE_ADDONS,
  );
}
