import { spawnSync } from 'node:child_process';
import type { JsonObject } from '@nodeless/core';
import { CLASSIC, CLASSIC_NETWORK, modelOf, PRIVATE, SEOUL, TOKYO } from '../testing/model.ts';
import { connectionSteps } from './connection-steps.ts';
import { bootstrapSteps } from './steps.ts';

const CONNECT = 'Connect the VPC with the networks beyond it';
const HOST = 'Make the host that leads into the VPC';
const COMPANY = { name: 'company', via: 'transit-gateway', cidrs: ['10.8.0.0/16'] };

const stepOf = (cluster: JsonObject, network: JsonObject, facts?: JsonObject) =>
  connectionSteps(modelOf(cluster, { network }, facts === undefined ? {} : { facts }))[0];
const titlesOf = (cluster: JsonObject, network: JsonObject, facts?: JsonObject) =>
  bootstrapSteps(modelOf(cluster, { network }, facts === undefined ? {} : { facts })).map(
    ({ title }) => title,
  );

test('nothing to connect', () => {
  expect(stepOf(SEOUL, {})).toBeUndefined();
  expect(stepOf(TOKYO, {})).toBeUndefined();
});

test('people and a peer behind a transit gateway', () => {
  const endpoint = { access: { via: 'transit-gateway', cidrs: ['10.8.4.0/24', '10.250.0.0/22'] } };
  expect(stepOf(CLASSIC, { endpoint, peers: [COMPANY] }, CLASSIC_NETWORK)).toEqual({
    title: CONNECT,
    why: 'Nothing in this repository makes it. Attach the VPC to the transit gateway, with one private subnet of each zone. All route tables of the VPC, those of the control-plane subnets too, must lead to 10.8.0.0/16, 10.250.0.0/22, and the other side to 10.0.0.0/16. All of it must be there before the cluster is made: eksctl waits for an API server that answers inside the VPC only.',
    command: [
      'aws ec2 describe-route-tables --region ap-northeast-2',
      '--filters Name=vpc-id,Values=vpc-00000000000000001',
      "--query 'RouteTables[].Routes[].[DestinationCidrBlock,State,GatewayId||NatGatewayId||TransitGatewayId||VpcPeeringConnectionId]'",
      '--output text',
    ].join(' \\\n  '),
  });
});

test.each([
  ['vpn', 'Connect the VPN: '],
  ['direct-connect', 'Associate the Direct Connect gateway with '],
  ['transit-gateway', 'Attach the VPC to the transit gateway, '],
])('people who come by %s and have no blocks', (via, made) => {
  const step = stepOf(TOKYO, { endpoint: { access: { via } } });
  expect(step?.title).toBe(CONNECT);
  expect(step?.why).toContain(
    `Nothing in this repository makes it; a VPC that exists may have it already. ${made}`,
  );
  expect(step?.why).toContain(
    'All route tables of the VPC must lead to the addresses of people, where they are not of the VPC, and the other side to 10.20.0.0/16.',
  );
});

test.each([
  ['bastion', 'Start the bastion host in the VPC, or in a network that reaches it.'],
  ['session-manager', 'Start an instance in a private subnet whose role has AmazonSSMManagedInstanceCore, '],
])('people who work on a host: %s', (via, made) => {
  const step = stepOf(TOKYO, { endpoint: { access: { via } } });
  expect(step?.title).toBe(HOST);
  expect(step?.why).toContain(made);
  expect(step?.why).not.toContain('route');
  expect(step?.command).toBe(
    [
      'aws ec2 describe-instances --region ap-northeast-1',
      '--filters Name=vpc-id,Values=vpc-0a1b2c3d4e5f60718 Name=instance-state-name,Values=running',
      "--query 'Reservations[].Instances[].[InstanceId,SubnetId,PrivateIpAddress]' --output text",
    ].join(' \\\n  '),
  );
});

test('a peer and a host: both are made, and routes lead to the peer', () => {
  const peers = [{ ...COMPANY, via: 'vpc-peering' }];
  const step = stepOf(TOKYO, { endpoint: { access: { via: 'bastion' } }, peers });
  expect(step?.title).toBe(CONNECT);
  expect(step?.why).toContain(
    'Start the bastion host in the VPC, or in a network that reaches it; make a peering connection between the two VPCs, and accept it on the other side. All route tables of the VPC must lead to 10.8.0.0/16,',
  );
});

test('before the cluster in a VPC that is there, after it in one that eksctl makes', () => {
  expect(titlesOf(TOKYO, { peers: [COMPANY] }).slice(0, 3)).toEqual([
    'Check the account and who you are',
    CONNECT,
    'Make the node role, the policies and the interruption queue of Karpenter',
  ]);
  const ready = titlesOf(CLASSIC, PRIVATE['network'] as JsonObject, CLASSIC_NETWORK);
  expect(ready.slice(1, 4)).toEqual(['Make the network', CONNECT, 'Create the cluster']);
  expect(titlesOf(CLASSIC, PRIVATE['network'] as JsonObject)).not.toContain(CONNECT);
  const titles = titlesOf(SEOUL, { peers: [COMPANY] });
  expect(titles.indexOf(CONNECT)).toBe(titles.indexOf('Point kubectl at the cluster') + 1);
});

test('what has to wait depends on the endpoint', () => {
  const open = { public: { cidrs: ['203.0.113.0/24'] } };
  expect(stepOf(TOKYO, { endpoint: open, peers: [COMPANY] })?.why).toMatch(
    /It may be done later, but what needs these networks does not work before\.$/,
  );
  const closed = { endpoint: { public: false, access: { via: 'vpn' } } };
  expect(stepOf(SEOUL, closed)?.why).toMatch(
    /All of it must be there before the step "Close the public endpoint", after which the API server answers inside the VPC only\.$/,
  );
});

test('the id of a VPC that eksctl made is asked for, in valid shell', () => {
  const command = stepOf(SEOUL, { peers: [COMPANY] })?.command ?? '';
  expect(command).toContain(
    '--filters "Name=vpc-id,Values=$(aws eks describe-cluster --region ap-northeast-2 --name nodeless-seoul --query cluster.resourcesVpcConfig.vpcId --output text)"',
  );
  expect(spawnSync('sh', ['-n'], { input: command, encoding: 'utf8' })).toMatchObject({
    status: 0,
    stderr: '',
  });
});
