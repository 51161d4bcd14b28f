import { endpointServiceName } from '@nodeless/contracts/aws';
import { interfaceEndpointServices, type ClusterSpec, type StackVpc } from '@nodeless/sources';
import { getAtt, type TemplateResource } from '../statement.ts';
import { subnetName, VPC } from './names.ts';
import { namedTags } from './tags.ts';

const GROUP = 'EndpointSecurityGroup';

/**
 * Ways to the services of AWS inside the VPC. With private DNS their usual names lead here, so no client has to know.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
 */
export function interfaceEndpoints(spec: ClusterSpec, vpc: StackVpc): { [name: string]: TemplateResource } {
  if (!vpc.interfaceEndpoints) return {};
  const subnets = vpc.zones.map((zone) => ({ Ref: subnetName({ role: 'private', zone }) }));
  const endpoints = interfaceEndpointServices(spec).map((service): [string, TemplateResource] => [
    endpointName(service),
    {
      Type: 'AWS::EC2::VPCEndpoint',
      Properties: {
        VpcEndpointType: 'Interface',
        ServiceName: endpointServiceName(spec.region, service),
        VpcId: { Ref: VPC },
        SubnetIds: subnets,
        SecurityGroupIds: [getAtt(GROUP, 'GroupId')],
        PrivateDnsEnabled: true,
      },
    },
  ]);
  return {
    [GROUP]: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'VPC endpoints: HTTPS from inside the VPC',
        VpcId: { Ref: VPC },
        SecurityGroupIngress: [vpc.cidr, ...(vpc.podCidr === undefined ? [] : [vpc.podCidr])].map((cidr) => ({
          CidrIp: cidr,
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          Description: 'HTTPS from inside the VPC',
        })),
        Tags: namedTags(spec, GROUP),
      },
    },
    ...Object.fromEntries(endpoints),
  };
}

/** `ecr.api` gives `EcrApiEndpoint`. */
function endpointName(service: string): string {
  const words = service.split(/[.-]/).map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return `${words.join('')}Endpoint`;
}
