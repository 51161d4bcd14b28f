import type { Scope } from '../scope.ts';
import type { Statement } from '../statement.ts';

/** Find the endpoint of the Kubernetes API. */
export function eksIntegration({ clusterArn }: Scope): Statement[] {
  return [
    {
      Sid: 'AllowAPIServerEndpointDiscovery',
      Effect: 'Allow',
      Resource: clusterArn,
      Action: 'eks:DescribeCluster',
    },
  ];
}
