import { facts } from '@nodeless/contract-tables';
import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import type { WireCluster, WireWorld } from './wire.ts';

interface EksApi {
  readonly operations: Readonly<Record<string, EksOperation>>;
  readonly shapes: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

interface EksOperation {
  readonly method: string;
  readonly path: string;
  readonly query: readonly string[];
  readonly answer: string;
}

export const EKS_API = facts<EksApi>('eks-api');

/** A request as the model of the API reads it. */
export interface EksRequest {
  readonly operation: string;
  /** From the path, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** An answer that is an error, as EKS names it. */
export class WireError extends Error {
  readonly status: number;
  readonly type: string;

  constructor(status: number, type: string, message: string) {
    super(message);
    this.status = status;
    this.type = type;
  }
}

const ROUTES = Object.entries(EKS_API.operations).map(([operation, { method, path }]) => ({
  operation,
  method,
  pattern: new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

/** @throws WireError for what no operation is asked with */
export function readRequest(method: string, url: URL): EksRequest {
  for (const route of ROUTES) {
    const groups = route.method === method ? route.pattern.exec(url.pathname)?.groups : undefined;
    if (route.method !== method || !route.pattern.test(url.pathname)) continue;
    const path = Object.fromEntries(
      Object.entries(groups ?? {}).map(([name, text]) => [name, decodeURIComponent(text)]),
    );
    const unknown = [...url.searchParams.keys()].filter(
      (key) => EKS_API.operations[route.operation]?.query.includes(key) !== true,
    );
    if (unknown.length > 0)
      throw new WireError(400, 'InvalidParameterException', `no parameter is called ${unknown.join(', ')}`);
    return { operation: route.operation, path, query: url.searchParams };
  }
  throw new WireError(404, 'UnknownOperationException', `${method} ${url.pathname}`);
}

const name = (item: JsonObject, key: string) => item[key] as string;

/** What EKS answers, before it is cut into pages. @throws WireError for what there is not */
export function eksAnswer(world: WireWorld, { operation, path, query }: EksRequest): JsonObject {
  const general = GENERAL[operation];
  if (general !== undefined) return general(world, query);
  const folder = path['name'] ?? path['clusterName'] ?? '';
  const cluster = world.clusters[folder];
  if (cluster === undefined) throw missing(`No cluster found for name: ${folder}.`);
  const answer = OF_CLUSTER[operation];
  if (answer === undefined) throw new WireError(500, 'ServerException', `${operation} is not served`);
  return answer(cluster, path);
}

const missing = (what: string) => new WireError(404, 'ResourceNotFoundException', what);

function one(items: readonly JsonObject[] | undefined, key: string, value: string | undefined): JsonObject {
  const found = items?.find((item) => item[key] === value);
  if (found === undefined) throw missing(`there is no ${key} ${value ?? ''}`);
  return found;
}

type OfCluster = (cluster: WireCluster, path: Readonly<Record<string, string>>) => JsonObject;

const OF_CLUSTER: Readonly<Record<string, OfCluster>> = {
  DescribeCluster: ({ cluster }) => ({ cluster }),
  ListAddons: ({ addons = [] }) => ({ addons: addons.map((item) => name(item, 'addonName')) }),
  DescribeAddon: ({ addons }, { addonName }) => ({ addon: one(addons, 'addonName', addonName) }),
  ListNodegroups: ({ nodegroups = [] }) => ({
    nodegroups: nodegroups.map((item) => name(item, 'nodegroupName')),
  }),
  DescribeNodegroup: ({ nodegroups }, { nodegroupName }) => ({
    nodegroup: one(nodegroups, 'nodegroupName', nodegroupName),
  }),
  ListFargateProfiles: ({ fargateProfiles = [] }) => ({
    fargateProfileNames: fargateProfiles.map((item) => name(item, 'fargateProfileName')),
  }),
  DescribeFargateProfile: ({ fargateProfiles }, { fargateProfileName }) => ({
    fargateProfile: one(fargateProfiles, 'fargateProfileName', fargateProfileName),
  }),
  ListAccessEntries: ({ accessEntries = [] }) => ({
    accessEntries: accessEntries.map(({ entry }) => name(entry, 'principalArn')),
  }),
  DescribeAccessEntry: ({ accessEntries = [] }, { principalArn }) => ({
    accessEntry: one(
      accessEntries.map(({ entry }) => entry),
      'principalArn',
      principalArn,
    ),
  }),
  ListAssociatedAccessPolicies: ({ accessEntries = [] }, { principalArn = '' }) => ({
    principalArn,
    associatedAccessPolicies: [
      ...(accessEntries.find(({ entry }) => entry['principalArn'] === principalArn)?.policies ?? []),
    ],
  }),
  ListPodIdentityAssociations: ({ associations = [] }) => ({
    associations: associations.map(
      ({ clusterName, namespace, serviceAccount, associationArn, associationId }) =>
        definedOnly({ clusterName, namespace, serviceAccount, associationArn, associationId }),
    ),
  }),
  DescribePodIdentityAssociation: ({ associations }, { associationId }) => ({
    association: one(associations, 'associationId', associationId),
  }),
  ListInsights: ({ insights = [] }) => ({ insights: [...insights] }),
};

function definedOnly(value: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
  );
}

type General = (world: WireWorld, query: URLSearchParams) => JsonObject;

const GENERAL: Readonly<Record<string, General>> = {
  ListClusters: ({ clusters }) => ({ clusters: Object.keys(clusters).sort() }),
  DescribeAddonVersions: ({ addons = [] }, query) => ({
    addons: addons
      .filter((item) => matches(query, 'addonName', item['addonName']))
      .map((item) => forVersion(item, query)),
  }),
  DescribeClusterVersions: ({ clusterVersions = [] }, query) => ({
    clusterVersions: clusterVersions.filter(
      (item) =>
        query.getAll('clusterVersions').length === 0 ||
        query.getAll('clusterVersions').includes(name(item, 'clusterVersion')),
    ),
  }),
  DescribeAddonConfiguration: ({ configurations = {} }, query) => {
    const key = `${query.get('addonName') ?? ''} ${query.get('addonVersion') ?? ''}`;
    const found = configurations[key];
    if (found === undefined) throw missing(`no configuration of ${key}`);
    return found;
  },
};

function matches(query: URLSearchParams, key: string, value: JsonValue | undefined): boolean {
  const asked = query.get(key);
  return asked === null || asked === value;
}

/** EKS leaves out versions and compatibilities of other versions of Kubernetes, once one is named. */
function forVersion(item: JsonObject, query: URLSearchParams): JsonObject {
  const asked = query.get('kubernetesVersion');
  if (asked === null) return item;
  const versions = (item['addonVersions'] as readonly JsonObject[])
    .map((version) => ({
      ...version,
      compatibilities: (version['compatibilities'] as readonly JsonObject[]).filter(
        ({ clusterVersion }) => clusterVersion === asked,
      ),
    }))
    .filter(({ compatibilities }) => compatibilities.length > 0);
  return { ...item, addonVersions: versions };
}

/** Where an answer differs from the shape that the model of the API gives it; empty when it does not. */
export function shapeProblems(value: JsonValue | undefined, type: string, path = ''): string[] {
  const inner = type.slice(1, -1);
  if (type.startsWith('['))
    return Array.isArray(value)
      ? (value as readonly JsonValue[]).flatMap((item, index) =>
          shapeProblems(item, inner, `${path}/${index}`),
        )
      : [`${path}: no list`];
  if (type.startsWith('{'))
    return isJsonObject(value)
      ? Object.entries(value).flatMap(([key, item]) => shapeProblems(item, inner, `${path}/${key}`))
      : [`${path}: no map`];
  const shape = EKS_API.shapes[type];
  if (shape !== undefined)
    return isJsonObject(value)
      ? Object.entries(value).flatMap(([key, item]) => {
          const member = shape[key];
          return member === undefined
            ? [`${path}/${key}: not in ${type}`]
            : shapeProblems(item, member, `${path}/${key}`);
        })
      : [`${path}: no ${type}`];
  const wanted = { text: 'string', integer: 'number', time: 'number', boolean: 'boolean' }[type];
  if (wanted !== undefined) return typeof value === wanted ? [] : [`${path}: no ${type}`];
  return typeof value === 'string' && type.split('|').includes(value) ? [] : [`${path}: none of ${type}`];
}
