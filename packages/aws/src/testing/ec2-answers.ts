import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { WireError } from './eks-answers.ts';
import type { WireVpc, WireWorld } from './wire.ts';

/** The answer to a request of the query protocol of EC2, as its members. @throws WireError for what there is not */
export function ec2Answer(world: WireWorld, form: URLSearchParams): JsonObject {
  const answer = ANSWERS[form.get('Action') ?? ''];
  if (answer === undefined)
    throw new WireError(400, 'InvalidAction', `${form.get('Action') ?? ''} is not served`);
  return answer(world, form);
}

type Ec2Answer = (world: WireWorld, form: URLSearchParams) => JsonObject;

const ANSWERS: Readonly<Record<string, Ec2Answer>> = {
  DescribeVpcs: ({ vpcs = [] }, form) => ({
    vpcSet: byIds(
      vpcs.map(({ vpc }) => vpc),
      'vpcId',
      values(form, 'VpcId'),
      'InvalidVpcID.NotFound',
    ),
  }),
  DescribeSubnets: (world, form) => ({ subnetSet: inVpc(world, form, ({ subnets = [] }) => subnets) }),
  DescribeRouteTables: (world, form) => ({
    routeTableSet: inVpc(world, form, ({ routeTables = [] }) => routeTables),
  }),
  DescribeVpcEndpoints: (world, form) => ({
    vpcEndpointSet: inVpc(world, form, ({ endpoints = [] }) => endpoints),
  }),
  DescribeSecurityGroups: ({ vpcs = [] }, form) => ({
    securityGroupInfo: byIds(
      vpcs.flatMap(({ securityGroups = [] }) => securityGroups),
      'groupId',
      values(form, 'GroupId'),
      'InvalidGroup.NotFound',
    ),
  }),
  DescribeInstanceTypeOfferings: ({ instanceTypeOfferings = [] }) => ({
    instanceTypeOfferingSet: [...instanceTypeOfferings],
  }),
};

function values(form: URLSearchParams, key: string): string[] {
  return [...form].filter(([name]) => name.startsWith(`${key}.`)).map(([, value]) => value);
}

function byIds(
  items: readonly JsonObject[],
  key: string,
  ids: readonly string[],
  otherwise: string,
): JsonObject[] {
  const unknown = ids.find((id) => !items.some((item) => item[key] === id));
  if (unknown !== undefined) throw new WireError(400, otherwise, `The ID '${unknown}' does not exist`);
  return items.filter((item) => ids.includes(item[key] as string));
}

function inVpc(
  { vpcs = [] }: WireWorld,
  form: URLSearchParams,
  itemsOf: (vpc: WireVpc) => readonly JsonObject[],
): JsonObject[] {
  if (form.get('Filter.1.Name') !== 'vpc-id')
    throw new WireError(400, 'InvalidFilter', 'only vpc-id is served');
  const asked = form.get('Filter.1.Value.1');
  return vpcs.filter(({ vpc }) => vpc['vpcId'] === asked).flatMap(itemsOf);
}

/** Members as the XML of the query protocol: an item of a list is an `item`. */
export function ec2Xml(action: string, members: JsonObject): string {
  const body = Object.entries(members)
    .map(([name, value]) => element(name, value))
    .join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${action}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>test</requestId>${body}</${action}Response>`;
}

export function ec2ErrorXml({ type, message }: WireError): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error>${element('Code', type)}${element('Message', message)}</Error></Errors><RequestID>test</RequestID></Response>`;
}

function element(name: string, value: JsonValue): string {
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: JsonValue): string {
  if (Array.isArray(value))
    return (value as readonly JsonValue[]).map((item) => element('item', item)).join('');
  if (isJsonObject(value))
    return Object.entries(value)
      .map(([key, item]) => element(key, item))
      .join('');
  return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
