import { hasInterfaceEndpoint, S3 } from '@nodeless/contracts/aws';
import { specPath, type Diagnostic, type SpecPath } from '@nodeless/core';
import {
  PRIVATE_CLUSTER_ENDPOINTS,
  FACTS_MISSING,
  calledServices,
  interfaceEndpointServices,
  isExistingVpc,
  type CalledService,
  type ClusterModel,
} from '@nodeless/sources';
import { isFullyPrivate } from '@nodeless/catalogue';
import { finding, type Rule } from '../../rule.ts';

const ENABLED = specPath('cluster', 'network', 'privateCluster', 'enabled');
const KNOWN = specPath('facts', 'vpcEndpoints');

/**
 * In a cluster without internet every service of AWS that something calls needs a VPC endpoint: our own stack makes those
 * that there are, an existing VPC must be known to have them.
 */
export const privateClusterEndpoints: Rule = {
  codes: [PRIVATE_CLUSTER_ENDPOINTS, FACTS_MISSING],
  title: 'A service of AWS has no VPC endpoint in a cluster without internet',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html'],
  *check({ model }) {
    const { spec, facts } = model;
    if (!isFullyPrivate(spec)) return;
    const called: CalledService[] = [...calledServices(spec), { service: S3, specPath: ENABLED }];
    const own = isExistingVpc(spec.network.vpc) ? [] : [...interfaceEndpointServices(spec), S3];
    const missing = called.filter(
      ({ service }) => ![...own, ...(facts.vpcEndpoints ?? [])].includes(service),
    );
    if (isExistingVpc(spec.network.vpc) && facts.vpcEndpoints === undefined) {
      yield unknown(model, spec.network.vpc.id, missing);
      return;
    }
    for (const one of missing) yield unreachable(model, one);
  },
};

function unknown(model: ClusterModel, vpcId: string, called: readonly CalledService[]): Diagnostic {
  const command = `aws ec2 describe-vpc-endpoints --region ${model.spec.region} --filters Name=vpc-id,Values=${vpcId} Name=vpc-endpoint-state,Values=available --query 'VpcEndpoints[].ServiceName'`;
  const names = called.map(({ service }) => service).join(', ');
  return finding(
    model,
    ENABLED,
    'facts/missing',
    `whether the VPC ${vpcId} has the endpoints of a fully private cluster is not known: ${names}`,
    {
      severity: 'warning',
      missingFact: 'vpcEndpoints',
      hint: `list in vpcEndpoints of facts.json what follows com.amazonaws.${model.spec.region}. in the names that this prints: ${command}`,
    },
  );
}

function unreachable(model: ClusterModel, { service, specPath: path }: CalledService): Diagnostic {
  const { region } = model.spec;
  const exists = hasInterfaceEndpoint(region, service);
  const message = exists
    ? `${service} is called, and facts.json knows no endpoint of it in the VPC of this fully private cluster`
    : `${service} is called, and a VPC in ${region} can have no endpoint of it: in a fully private cluster nothing reaches it`;
  const hint = exists
    ? `make the endpoint com.amazonaws.${region}.${service}, then add ${service} to vpcEndpoints in facts.json`
    : `leave out what calls it${switchedOff(path)} and let it run where there is internet; where the VPC does have a way to it, add ${service} to vpcEndpoints in facts.json`;
  const place = exists ? KNOWN : ENABLED;
  const what = exists ? 'the endpoints that are known' : 'the cluster is fully private';
  return finding(model, path, 'network/private-cluster-endpoints', message, {
    hint,
    related: [{ message: what, location: model.provenance(place).location }],
  });
}

/** How a component is left out, where it is what calls. */
function switchedOff(path: SpecPath): string {
  const [, key] = /^cluster#\/components\/(\w+)$/.exec(path) ?? [];
  return key === undefined ? '' : ` (${key}: false)`;
}
