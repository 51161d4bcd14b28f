import type { FieldChange } from '../report/field-change.ts';
import { touches } from '../classify/pattern.ts';

/**
 * Properties whose update makes CloudFormation build another resource and delete this one, for the types that are
 * rendered: "Update requires: Replacement" at
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const REPLACEMENTS: { readonly [type: string]: readonly string[] } = {
  'AWS::EC2::EgressOnlyInternetGateway': ['VpcId'],
  'AWS::EC2::EIP': ['Address', 'NetworkBorderGroup', 'TransferAddress', 'IpamPoolId'],
  'AWS::EC2::FlowLog': [
    ...['DeliverCrossAccountRole', 'DeliverLogsPermissionArn', 'DestinationOptions', 'LogDestination'],
    ...[
      'LogDestinationType',
      'LogFormat',
      'LogGroupName',
      'MaxAggregationInterval',
      'ResourceId',
      'ResourceType',
    ],
    ...['TagFieldSpecifications', 'TrafficType'],
  ],
  'AWS::EC2::InternetGateway': [],
  'AWS::EC2::NatGateway': [
    'AllocationId',
    'AvailabilityMode',
    'ConnectivityType',
    'PrivateIpAddress',
    'SubnetId',
    'VpcId',
  ],
  'AWS::EC2::Route': [
    'DestinationCidrBlock',
    'DestinationIpv6CidrBlock',
    'DestinationPrefixListId',
    'RouteTableId',
  ],
  'AWS::EC2::RouteTable': ['VpcId'],
  'AWS::EC2::SecurityGroup': ['GroupDescription', 'GroupName', 'VpcId'],
  'AWS::EC2::Subnet': [
    ...[
      'AvailabilityZone',
      'AvailabilityZoneId',
      'CidrBlock',
      'Ipv4IpamPoolId',
      'Ipv4NetmaskLength',
      'Ipv6Native',
    ],
    ...['Ipv6IpamPoolId', 'Ipv6NetmaskLength', 'OutpostArn', 'VpcId'],
  ],
  'AWS::EC2::SubnetRouteTableAssociation': ['RouteTableId', 'SubnetId'],
  'AWS::EC2::VPC': ['CidrBlock', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'VpcEncryptionControl'],
  'AWS::EC2::VPCCidrBlock': [
    ...['AmazonProvidedIpv6CidrBlock', 'CidrBlock', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'Ipv6CidrBlock'],
    ...['Ipv6CidrBlockNetworkBorderGroup', 'Ipv6IpamPoolId', 'Ipv6NetmaskLength', 'Ipv6Pool', 'VpcId'],
  ],
  'AWS::EC2::VPCEndpoint': [
    ...['ResourceConfigurationArn', 'ServiceName', 'ServiceNetworkArn', 'ServiceRegion'],
    ...['VpcEndpointType', 'VpcId'],
  ],
  'AWS::EC2::VPCGatewayAttachment': ['VpcId'],
  'AWS::Events::Rule': ['EventBusName', 'Name'],
  'AWS::IAM::InstanceProfile': ['InstanceProfileName', 'Path'],
  'AWS::IAM::ManagedPolicy': ['Description', 'ManagedPolicyName', 'Path'],
  'AWS::IAM::Role': ['Path', 'RoleName'],
  'AWS::Logs::LogGroup': ['LogGroupName'],
  'AWS::SQS::Queue': ['FifoQueue', 'QueueName'],
  'AWS::SQS::QueuePolicy': [],
};

export const REPLACEMENT_SOURCE =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html';

/** The fields of a resource whose change replaces it; another type under the same id always does. */
export function replacing(type: string, fields: readonly FieldChange[]): readonly FieldChange[] {
  const properties = Object.hasOwn(REPLACEMENTS, type) ? (REPLACEMENTS[type] ?? []) : [];
  return fields.filter((field) => properties.some((name) => touches(field, ['Properties', name])));
}

export function knowsReplacements(type: string): boolean {
  return Object.hasOwn(REPLACEMENTS, type);
}
