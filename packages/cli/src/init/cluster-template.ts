import { partitionOf } from '@nodeless/contracts/aws';

export interface NewClusterOptions {
  readonly stage: string;
  readonly region: string;
  readonly accountId: string;
}

export interface ClusterSurroundings {
  /** Folder of the JSON Schemas, from the root of the repository. */
  readonly schemas: string;
  /** Folders of apps/ that the cluster runs. @default none */
  readonly apps?: readonly string[];
}

/** The JSON Schemas for editors as they lie in the installed package, from the root of a repository. */
export const INSTALLED_SCHEMAS = 'node_modules/nodeless/schemas';

/** A cluster.yaml that generates cleanly and explains itself. All values are quoted, so any input stays text. */
export function clusterTemplate(
  name: string,
  { stage, region, accountId }: NewClusterOptions,
  { schemas, apps = [] }: ClusterSurroundings,
): string {
  return `# yaml-language-server: $schema=../../${schemas}/cluster.schema.json
#
# What this cluster is. Values that are not here come from its stage and from the defaults in clusters/fleet.yaml.
# After a change: npx nx run generate
apiVersion: nodeless/v1alpha1
kind: Cluster
name: ${name}
stage: ${quoted(stage)}
region: ${quoted(region)}
accountId: ${quoted(accountId)} # in quotes: without them YAML reads a number

network:
  # A new VPC, made by eksctl. For one that exists: vpc: { id: vpc-…, subnets: { private: [{ id: subnet-…, zone: … }] } }
  vpc: { cidr: 10.0.0.0/16, nat: single }
  endpoint:
    # Ways to the API server. eksctl needs the public one to make a cluster in a new VPC: put your own addresses here.
    public: { cidrs: [203.0.113.0/24] }
    private: true

access:
  # IAM roles that administer the cluster.
  admins: [${quoted(`arn:${partitionOf(region)}:iam::${accountId}:role/platform-admin`)}]

compute:
  fargate:
    # What runs before there is a node. A pod runs on Fargate when a profile matches it at the moment it is created.
    profiles:
      - { name: argocd, selectors: [{ namespace: argocd }] }
      - { name: karpenter, selectors: [{ namespace: karpenter }] }
      - { name: kube-system, selectors: [{ namespace: kube-system }] }
  karpenter:
    # Everything else runs on nodes that Karpenter makes, replaces and removes.
    nodePools:
      - name: default
        capacityTypes: [spot, on-demand]
        architectures: [amd64]
        limits: { cpu: '100' }
        expireAfter: 336h

scheduling:
  # Pause pods that keep room free, so that a workload that lost its node starts at once.
  headroom: { replicas: 1, requests: { cpu: '1' } }

components: {}

# Folders of apps/ that run here.
apps: [${apps.join(', ')}]
`;
}

/** A YAML text in single quotes, as the sources have them. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
