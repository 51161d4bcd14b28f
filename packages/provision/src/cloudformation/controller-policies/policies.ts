import { karpenterControllerPolicyNames, nodeVolumeKeyStatements, type ClusterSpec } from '@nodeless/sources';
import type { Scope } from '../scope.ts';
import { policyDocument, type Statement, type TemplateResource } from '../statement.ts';
import { eksIntegration } from './eks-integration.ts';
import { iamIntegration } from './iam-integration.ts';
import { interruption } from './interruption.ts';
import { nodeLifecycle } from './node-lifecycle.ts';
import { resourceDiscovery } from './resource-discovery.ts';
import { zonalShift } from './zonal-shift.ts';

/** What each of the policies permits, by the part of its name; that of the six of upstream is upstream's. */
const PARTS: { readonly [part: string]: (scope: Scope, spec: ClusterSpec) => Statement[] } = {
  NodeLifecycle: nodeLifecycle,
  IAMIntegration: iamIntegration,
  EKSIntegration: eksIntegration,
  Interruption: interruption,
  ZonalShift: zonalShift,
  ResourceDiscovery: resourceDiscovery,
  VolumeKeys: (_, spec) => nodeVolumeKeyStatements(spec),
};

/** The managed policies that the role of the Karpenter controller gets. */
export function controllerPolicies(
  spec: ClusterSpec,
  scope: Scope,
): { [logicalName: string]: TemplateResource } {
  const names = karpenterControllerPolicyNames(spec);
  return Object.fromEntries(
    Object.entries(PARTS).flatMap(([part, statements]) => {
      const name = names.find((candidate) => candidate.startsWith(`KarpenterController${part}Policy-`));
      if (name === undefined) return [];
      return [
        [
          `${part}Policy`,
          {
            Type: 'AWS::IAM::ManagedPolicy',
            Properties: {
              ManagedPolicyName: name,
              Path: '/',
              PolicyDocument: policyDocument(...statements(scope, spec)),
            },
          },
        ],
      ];
    }),
  );
}
