import {
  AwsError,
  readAddons,
  readControlPlane,
  readVpc,
  readVpcEndpoints,
  type AwsClients,
} from '@nodeless/aws';
import { isFullyPrivate } from '@nodeless/catalogue';
import { endpointServiceName } from '@nodeless/contracts/aws';
import {
  addressPlan,
  clusterAddons,
  isExistingVpc,
  isStackVpc,
  SUBNET_ROLES,
  type ClusterModel,
  type StackVpc,
} from '@nodeless/sources';

/** The keys of facts.json that AWS decides for a cluster. A key that is not here is left as somebody wrote it. */
export interface ReadFacts {
  readonly vpcId?: string;
  /** Ids by role and zone. */
  readonly subnets?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Services, `ecr.api`. */
  readonly vpcEndpoints?: readonly string[];
  /** Versions by name. */
  readonly addons: Readonly<Record<string, string>>;
}

/**
 * What rendering needs of a cluster and cluster.yaml does not say: the smallest set, so that the file changes only when something
 * that is rendered changes.
 *
 * @throws AwsError when AWS does not answer
 */
export async function readFacts(clients: AwsClients, { spec }: ClusterModel): Promise<ReadFacts> {
  const { vpc } = spec.network;
  const cluster = await readControlPlane(clients, spec.name);
  const live = await readAddons(clients, spec.name);
  const { vpcId } = cluster.network;
  // What cluster.yaml pins itself, and what it does not ask for, is no fact that rendering needs.
  const unpinned = clusterAddons(spec).filter(({ version }) => version === undefined);
  const addons = Object.fromEntries(
    live
      .filter(({ name }) => unpinned.some((addon) => addon.name === name))
      .map(({ name, version }) => [name, version]),
  );
  if (isStackVpc(vpc)) return { vpcId, subnets: await stackSubnets(clients, vpcId, vpc), addons };
  if (!isExistingVpc(vpc)) return { vpcId, addons };
  if (!isFullyPrivate(spec)) return { addons };
  const endpoints = await readVpcEndpoints(clients, vpcId);
  return { vpcEndpoints: servicesOf(spec.region, endpoints), addons };
}

/** @throws AwsError when the VPC has none of the planned subnets in their place */
async function stackSubnets(
  clients: AwsClients,
  vpcId: string,
  vpc: StackVpc,
): Promise<NonNullable<ReadFacts['subnets']>> {
  const { subnets } = await readVpc(clients, vpcId, []);
  const found = addressPlan(vpc).map(({ role, zone, cidr }) => {
    const id = subnets.find((subnet) => subnet.zone === zone && subnet.cidr === cidr)?.id;
    if (id === undefined)
      throw new AwsError(
        'aws/failed',
        'ec2:DescribeSubnets',
        `the VPC ${vpcId} has no subnet ${cidr} in ${zone} (${role}), which cloudformation/network.yaml makes`,
        'look whether the stack of the network is the one that is rendered, and whether its last change set was executed',
      );
    return { role, zone, id };
  });
  const roles = SUBNET_ROLES.filter((role) => found.some((subnet) => subnet.role === role));
  return Object.fromEntries(
    roles.map((role) => [
      role,
      Object.fromEntries(found.filter((subnet) => subnet.role === role).map(({ zone, id }) => [zone, id])),
    ]),
  );
}

/** `com.amazonaws.eu-central-1.ecr.api` is `ecr.api`; services that others offer are left out. */
function servicesOf(region: string, names: readonly string[]): string[] {
  const [, prefix = ''] = /^(.*)x$/.exec(endpointServiceName(region, 'x')) ?? [];
  return names
    .filter((name) => name.startsWith(prefix) || name.startsWith(`cn.${prefix}`))
    .map((name) => name.slice(name.indexOf(prefix) + prefix.length));
}
