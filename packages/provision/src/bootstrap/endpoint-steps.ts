import { RENDERED } from '@nodeless/core';
import { isExistingVpc, isStackVpc, type ClusterModel, type ClusterSpec } from '@nodeless/sources';
import { commandLine } from './shell.ts';
import { renderedPath, type BootstrapStep } from './step.ts';

/** Title of the last step of a cluster that opens for its creation. */
export const CLOSE = 'Close the public endpoint';

/**
 * True where nothing can lead to the API server while eksctl needs it: it makes the VPC itself, and the endpoint is to be
 * inside that VPC only.
 * Source: https://eksctl.io/usage/vpc-cluster-access/ (private only at creation is not supported)
 */
export function opensForCreation({ network: { endpoint, vpc } }: ClusterSpec): boolean {
  return endpoint.public === false && !isExistingVpc(vpc) && !isStackVpc(vpc);
}

/**
 * Creates the cluster of a file with a public endpoint for one address. The file itself says what the cluster is to be in the
 * end, and stays as it is.
 *
 * @param file a ClusterConfig as it is rendered: two spaces a level
 */
export function createOpen(file: string): string {
  const edits = [
    '/^    publicAccess: false$/ { sub("false", "true") }',
    '{ print }',
    '/^vpc:$/ { print "  publicAccessCIDRs: [\\"" address "/32\\"]" }',
  ];
  return [
    'ADDRESS="$(curl --fail --silent --show-error https://checkip.amazonaws.com)" &&',
    `awk -v address="$ADDRESS" '${edits.join('\n')}' ${file} |`,
    commandLine('eksctl', 'create', 'cluster', '-f', '-'),
  ].join('\n');
}

/** Takes the public endpoint away again, when nobody needs it any more. */
export function closeEndpoint(model: ClusterModel): BootstrapStep[] {
  const { spec } = model;
  if (!opensForCreation(spec)) return [];
  return [
    {
      title: CLOSE,
      why: 'It was open for the creation only. From here on the API server answers inside the VPC alone, so have a way into the VPC first: you need it for kubectl and for eksctl.',
      command: commandLine(
        ...['eksctl', 'utils', 'update-cluster-vpc-config'],
        ...['-f', renderedPath(model, RENDERED.clusterConfig), '--approve'],
      ),
      verify: commandLine(
        ...['aws', 'eks', 'describe-cluster', '--region', spec.region, '--name', spec.name],
        ...['--query', 'cluster.resourcesVpcConfig.endpointPublicAccess', '--output', 'text'],
      ),
    },
  ];
}
