import { specPath, toManifest, type JsonObject, type Resource } from '@nodeless/core';
import { addressLedger, type AddressLedgerInput } from '../model/addresses/address-ledger.ts';
import { modelOf } from './sources.ts';

const HEAD = `apiVersion: nodeless/v1alpha1
kind: Cluster
name: sample
stage: prod
region: eu-central-1
accountId: '111122223333'
`;
const STACK =
  'network: { vpc: { madeBy: cloudformation, cidr: 10.0.0.0/16, zones: [eu-central-1a, eu-central-1b] MORE } }\n';
/** A VPC of our own stack. */
export const stack = (more = '') => STACK.replace(' MORE', more);
/** Two private subnets of 123 addresses. */
export const EXISTING = `network:
  vpc:
    id: vpc-00000000
    subnets:
      private:
        - { id: subnet-0000000a, zone: eu-central-1a, cidr: 10.0.0.0/25 }
        - { id: subnet-0000000b, zone: eu-central-1b, cidr: 10.0.0.128/25 }
`;
/** A managed node group. */
export const GROUP = (more = '', scaling = '{ min: 2, max: 6 }') =>
  `compute: { managedNodeGroups: [{ name: system, architecture: amd64, instanceTypes: [m5.large], scaling: ${scaling}${more} }] }\n`;

/** A resource as a component would make it. */
export const resource = (manifest: JsonObject, path = specPath('cluster', 'apps')): Resource => ({
  manifest: toManifest(manifest),
  application: 'app',
  path: 'manifests/app/file.yaml',
  origin: { component: 'test', constructPath: 'test', specPath: path },
});

/** A NodePool with instance types. */
export const pool = (spec: JsonObject, values: string[], nodeClass = 'default') =>
  resource(
    {
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: { name: 'default' },
      spec: {
        ...spec,
        template: {
          spec: {
            nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: nodeClass },
            requirements: [{ key: 'node.kubernetes.io/instance-type', operator: 'In', values }],
          },
        },
      },
    },
    specPath('cluster', 'compute', 'karpenter', 'nodePools', 0),
  );

/** An object named web. */
export const workload = (kind: string, spec: JsonObject, namespace = 'web') =>
  resource({ apiVersion: 'apps/v1', kind, metadata: { name: 'web', namespace }, spec });

type Rest = Partial<Omit<AddressLedgerInput, 'model'>> & { readonly facts?: string };

/** The ledger of a cluster whose cluster.yaml goes on like this. */
export function ledgerOf(
  cluster: string,
  { resources = [], upstreamPods = [], clusterConfig = {}, facts }: Rest = {},
) {
  const model = modelOf({ cluster: HEAD + cluster, ...(facts === undefined ? {} : { facts }) });
  return addressLedger({ model, clusterConfig, resources, upstreamPods });
}

/** One line a subnet: what it has, and who takes at least and at most how much. */
export function lines(cluster: string, rest: Rest = {}): string[] {
  return ledgerOf(cluster, rest).map(
    ({ subnet: { role, zone }, usable, takers, least, most }) =>
      `${role} ${zone} ${least}..${most} of ${usable}: ${takers.map((one) => `${one.what} ${one.least}..${one.most}`).join(', ')}`,
  );
}
