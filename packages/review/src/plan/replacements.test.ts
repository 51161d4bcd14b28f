import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knowsReplacements, REPLACEMENTS, replacing } from './replacements.ts';

const REPOSITORY = join(__dirname, '../../../..');
const PYTHON = join(REPOSITORY, '.ci', 'venv', 'lib');
const SCHEMAS = existsSync(PYTHON)
  ? readdirSync(PYTHON)
      .map((python) => join(PYTHON, python, 'site-packages', 'cfnlint', 'data', 'schemas', 'resources'))
      .find(existsSync)
  : undefined;

test('a property that is read only at creation replaces the resource', () => {
  const field = (...path: string[]) => ({ path, before: 'a', after: 'b' });
  const fields = [field('Properties', 'CidrBlock'), field('Properties', 'Tags')];
  expect(replacing('AWS::EC2::VPC', fields)).toEqual([fields[0]]);
  expect(replacing('AWS::EC2::InternetGateway', fields)).toEqual([]);
  expect(replacing('AWS::Unknown::Type', fields)).toEqual([]);
});

/** Source: createOnlyProperties in the schemas of the resource types, which the last test reads where they are. */
const CREATE_ONLY: Readonly<Record<string, string>> = {
  'AWS::EC2::EgressOnlyInternetGateway': 'VpcId',
  'AWS::EC2::EIP': 'Address IpamPoolId NetworkBorderGroup TransferAddress',
  'AWS::EC2::FlowLog':
    'DeliverCrossAccountRole DeliverLogsPermissionArn DestinationOptions LogDestination LogDestinationType LogFormat' +
    ' LogGroupName MaxAggregationInterval ResourceId ResourceType TagFieldSpecifications TrafficType',
  'AWS::EC2::InternetGateway': '',
  'AWS::EC2::NatGateway': 'AllocationId AvailabilityMode ConnectivityType PrivateIpAddress SubnetId VpcId',
  'AWS::EC2::Route': 'DestinationCidrBlock DestinationIpv6CidrBlock DestinationPrefixListId RouteTableId',
  'AWS::EC2::RouteTable': 'VpcId',
  'AWS::EC2::SecurityGroup': 'GroupDescription GroupName VpcId',
  'AWS::EC2::Subnet':
    'AvailabilityZone AvailabilityZoneId CidrBlock Ipv4IpamPoolId Ipv4NetmaskLength Ipv6IpamPoolId Ipv6Native' +
    ' Ipv6NetmaskLength OutpostArn VpcId',
  'AWS::EC2::SubnetRouteTableAssociation': 'RouteTableId SubnetId',
  'AWS::EC2::VPC': 'CidrBlock Ipv4IpamPoolId Ipv4NetmaskLength VpcEncryptionControl',
  'AWS::EC2::VPCCidrBlock':
    'AmazonProvidedIpv6CidrBlock CidrBlock Ipv4IpamPoolId Ipv4NetmaskLength Ipv6CidrBlock' +
    ' Ipv6CidrBlockNetworkBorderGroup Ipv6IpamPoolId Ipv6NetmaskLength Ipv6Pool VpcId',
  'AWS::EC2::VPCEndpoint':
    'ResourceConfigurationArn ServiceName ServiceNetworkArn ServiceRegion VpcEndpointType VpcId',
  'AWS::EC2::VPCGatewayAttachment': 'VpcId',
  'AWS::Events::Rule': 'EventBusName Name',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName Path',
  'AWS::IAM::ManagedPolicy': 'Description ManagedPolicyName Path',
  'AWS::IAM::Role': 'Path RoleName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::SQS::Queue': 'FifoQueue QueueName',
  'AWS::SQS::QueuePolicy': '',
};

test('each type of our templates is replaced for these properties, and for no others', () => {
  const names = Object.entries(REPLACEMENTS).map(([type, all]) => [type, [...all].sort().join(' ')]);
  expect(Object.fromEntries(names)).toEqual(CREATE_ONLY);
});

test('every type that rendered templates hold is known', () => {
  const golden = join(REPOSITORY, 'packages/cli/testdata/golden');
  const templates = readdirSync(golden).flatMap((cluster) => {
    const folder = join(golden, cluster, 'rendered', 'cloudformation');
    return existsSync(folder)
      ? readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
      : [];
  });
  const types = new Set(
    templates.flatMap((text) => [...text.matchAll(/Type: "?(AWS::[\w:]+)/g)].map(([, type]) => type)),
  );
  expect(types.size).toBeGreaterThan(8);
  expect([...types].filter((type) => !knowsReplacements(String(type)))).toEqual([]);
});

interface ResourceSchema {
  readonly typeName?: string;
  readonly createOnlyProperties?: readonly string[];
  readonly conditionalCreateOnlyProperties?: readonly string[];
}

/** Whole properties; below VPCEndpoint's DnsOptions two keys replace and the others do not. */
const topLevel = (pointers: readonly string[] = []) =>
  pointers
    .map((pointer) => pointer.split('/').slice(2))
    .flatMap(([name, ...below]) => (below.length === 0 && name !== undefined ? [name] : []));

(SCHEMAS === undefined ? test.skip : test)(
  'the schemas of CloudFormation name the same properties (needs cfn-lint in .ci/venv, as .ci/run installs it)',
  () => {
    const all = readdirSync(String(SCHEMAS))
      .filter((file) => file.endsWith('.json'))
      .map((file) => JSON.parse(readFileSync(join(String(SCHEMAS), file), 'utf8')) as ResourceSchema);
    const differences = Object.entries(REPLACEMENTS).flatMap(([type, ours]) => {
      const schemas = all.filter(({ typeName }) => typeName === type);
      const theirs = new Set(schemas.flatMap((schema) => topLevel(schema.createOnlyProperties)));
      const sometimes = new Set(
        schemas.flatMap((schema) => topLevel(schema.conditionalCreateOnlyProperties)),
      );
      return [
        ...(schemas.length === 0 ? [`${type} is unknown`] : []),
        ...[...theirs].filter((name) => !ours.includes(name)).map((name) => `${type}: ${name} is missing`),
        ...ours
          .filter((name) => !theirs.has(name) && !sometimes.has(name))
          .map((name) => `${type}: ${name} is too much`),
      ];
    });
    expect(differences).toEqual([]);
  },
);
