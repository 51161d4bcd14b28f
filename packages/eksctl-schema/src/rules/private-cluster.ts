import { problem, type ConfigRule } from '../problem.ts';
import { allGroups, isFullyPrivate, selfManagedGroups, subnetCounts } from './facts.ts';
import { duplicates, isGiven } from './lists.ts';

/** Regions that lack an endpoint that eksctl makes. Source: https://eksctl.io/usage/eksctl-private-cluster/ */
const REGIONS_WITHOUT: readonly string[] = ['eu-south-1'];

/** Endpoints are given. Source: `NewCreateClusterLoader` in configfile.go. */
export const privateEndpoints: ConfigRule = function* (config) {
  const { privateAccess, publicAccess } = config.vpc?.clusterEndpoints ?? {};
  if (!isFullyPrivate(config) || (privateAccess === undefined && publicAccess === undefined)) return;
  yield problem(
    ['vpc', 'clusterEndpoints'],
    'a fully private cluster sets its endpoints itself',
    'leave it out',
  );
};

/** Source: `ValidatePrivateCluster` in validation.go. */
export const privateSubnets: ConfigRule = function* (config) {
  if (!isFullyPrivate(config) || !isGiven(config.vpc?.id) || subnetCounts(config).private > 0) return;
  yield problem(
    ['vpc', 'subnets'],
    'a fully private cluster in an existing VPC needs private subnets',
    'list them in vpc.subnets.private',
  );
};

/** Source: `ValidatePrivateCluster` in validation.go, `ValidateAdditionalEndpointServices` in endpoint_service.go. */
export const privateEndpointServices: ConfigRule = function* (config) {
  if (!isFullyPrivate(config)) return;
  const { additionalEndpointServices: services = [], skipEndpointCreation } = config.privateCluster ?? {};
  const path = ['privateCluster', 'additionalEndpointServices'];
  if (skipEndpointCreation === true && services.length > 0) {
    yield problem(
      path,
      'additionalEndpointServices cannot be made when skipEndpointCreation is on',
      'leave them out, or leave skipEndpointCreation out',
    );
  }
  for (const [index, service, first] of duplicates(services, (name) => name)) {
    yield problem([...path, index], `the endpoint service ${service} is listed twice`, 'list it once', [
      ...path,
      first,
    ]);
  }
};

/** Source: `ValidatePrivateCluster` in validation.go. */
export const privateLocalZones: ConfigRule = function* (config) {
  if (!isFullyPrivate(config) || !isGiven(config.localZones)) return;
  yield problem(['localZones'], 'a fully private cluster has no local zones', 'leave them out');
};

/** Source: https://eksctl.io/usage/eksctl-private-cluster/ */
export const privateRegion: ConfigRule = function* (config) {
  if (!isFullyPrivate(config) || !REGIONS_WITHOUT.includes(config.metadata.region)) return;
  yield problem(
    ['metadata', 'region'],
    `there are no fully private clusters in ${config.metadata.region}`,
    'choose another region, or leave privateCluster out',
  );
};

/** Source: `ValidateClusterConfig` in validation.go. */
export const privateNodes: ConfigRule = function* (config) {
  if (!isFullyPrivate(config)) return;
  for (const { group, path } of allGroups(config)) {
    if (group.privateNetworking === true) continue;
    yield problem(
      [...path, 'privateNetworking'],
      `${group.name} has nodes in public subnets, and the cluster is fully private`,
      'write privateNetworking: true',
    );
  }
};

/** Source: `ValidateClusterConfig` in validation.go. */
export const privateOutposts: ConfigRule = function* (config) {
  if (!isFullyPrivate(config) || config.outpost !== undefined) return;
  for (const { group, path } of selfManagedGroups(config)) {
    if (group.outpostARN === undefined) continue;
    yield problem(
      [...path, 'outpostARN'],
      'a fully private cluster has no nodes on Outposts',
      'leave outpostARN out',
    );
  }
};
