import { object } from '../objects.ts';
import type { Files } from '../trees.ts';
import type { Cases } from './case.ts';

/** A cluster of a version, with a node class that takes its images from an alias. */
export const imaged = (version: string, alias: string): Files => ({
  'eksctl/cluster.yaml': object('eksctl.io/v1alpha5', 'ClusterConfig', 'prod', {
    metadata: { region: 'eu-central-1', version },
  }),
  'manifests/karpenter/ec2nodeclass-default.yaml': object('karpenter.k8s.aws/v1', 'EC2NodeClass', 'default', {
    spec: { role: 'nodes', amiSelectorTerms: [{ alias }] },
  }),
});

export const NODE_IMAGES_CASES: Cases = {
  'availability/node-image-before-version': {
    meets: { base: imaged('1.35', 'al2023@v20260414'), head: imaged('1.36', 'al2023@v20260414') },
    spares: { base: imaged('1.35', 'al2023@v20260414'), head: imaged('1.36', 'al2023@v20260714') },
  },
};
