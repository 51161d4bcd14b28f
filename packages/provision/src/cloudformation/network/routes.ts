import type { ClusterSpec, StackVpc } from '@nodeless/sources';
import { getAtt, type TemplateResource } from '../statement.ts';
import {
  INTERNET_GATEWAY,
  INTERNET_GATEWAY_ATTACHMENT,
  natGatewayName,
  ref,
  routeTableName,
  subnetName,
  VPC,
} from './names.ts';
import { namedTags } from './tags.ts';

type Resources = { [logicalName: string]: TemplateResource };

const EVERYWHERE = '0.0.0.0/0';

/** The ways out: an internet gateway for public subnets, NAT gateways for private ones, S3 without either. */
export function routes(spec: ClusterSpec, vpc: StackVpc): Resources {
  return { ...internetGateway(spec, vpc), ...natGateways(spec, vpc), ...s3Endpoint(spec, vpc) };
}

function internetGateway(spec: ClusterSpec, { internetGateway: wanted }: StackVpc): Resources {
  if (!wanted) return {};
  return {
    [INTERNET_GATEWAY]: {
      Type: 'AWS::EC2::InternetGateway',
      Properties: { Tags: namedTags(spec, INTERNET_GATEWAY) },
    },
    [INTERNET_GATEWAY_ATTACHMENT]: {
      Type: 'AWS::EC2::VPCGatewayAttachment',
      Properties: { VpcId: ref(VPC), InternetGatewayId: ref(INTERNET_GATEWAY) },
    },
    PublicDefaultRoute: {
      Type: 'AWS::EC2::Route',
      DependsOn: INTERNET_GATEWAY_ATTACHMENT,
      Properties: {
        RouteTableId: ref('PublicRouteTable'),
        DestinationCidrBlock: EVERYWHERE,
        GatewayId: ref(INTERNET_GATEWAY),
      },
    },
  };
}

function natGateways(spec: ClusterSpec, { zones, nat }: StackVpc): Resources {
  const homes = nat === 'none' ? [] : nat === 'single' ? zones.slice(0, 1) : zones;
  const [first] = homes;
  if (first === undefined) return {};
  const gateways = homes.map((zone): Resources => {
    const gateway = natGatewayName(zone);
    return {
      [`${gateway}Address`]: {
        Type: 'AWS::EC2::EIP',
        DependsOn: INTERNET_GATEWAY_ATTACHMENT,
        Properties: { Domain: 'vpc', Tags: namedTags(spec, gateway) },
      },
      [gateway]: {
        Type: 'AWS::EC2::NatGateway',
        Properties: {
          AllocationId: getAtt(`${gateway}Address`, 'AllocationId'),
          SubnetId: ref(subnetName({ role: 'public', zone })),
          Tags: namedTags(spec, gateway),
        },
      },
    };
  });
  const defaults = zones.map((zone): Resources => {
    const table = routeTableName({ role: 'private', zone });
    const gateway = natGatewayName(homes.includes(zone) ? zone : first);
    return {
      [table.replace('RouteTable', 'DefaultRoute')]: {
        Type: 'AWS::EC2::Route',
        Properties: {
          RouteTableId: ref(table),
          DestinationCidrBlock: EVERYWHERE,
          NatGatewayId: ref(gateway),
        },
      },
    };
  });
  return Object.assign({}, ...gateways, ...defaults) as Resources;
}

/** Image layers come from S3; through the gateway endpoint they cost nothing, and need no NAT. */
function s3Endpoint({ region }: ClusterSpec, { zones }: StackVpc): Resources {
  return {
    S3Endpoint: {
      Type: 'AWS::EC2::VPCEndpoint',
      Properties: {
        VpcEndpointType: 'Gateway',
        ServiceName: `com.amazonaws.${region}.s3`,
        VpcId: ref(VPC),
        RouteTableIds: zones.map((zone) => ref(routeTableName({ role: 'private', zone }))),
      },
    },
  };
}
