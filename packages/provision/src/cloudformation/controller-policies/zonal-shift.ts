import type { Scope } from '../scope.ts';
import type { Statement } from '../statement.ts';

/** See whether AWS moves traffic of the cluster away from a zone. */
export function zonalShift({ clusterArn }: Scope): Statement[] {
  return [
    {
      Sid: 'AllowZonalShiftStatusReadOnly',
      Effect: 'Allow',
      Resource: '*',
      Action: 'arc-zonal-shift:GetManagedResource',
      Condition: { StringEquals: { 'arc-zonal-shift:ResourceIdentifier': clusterArn } },
    },
  ];
}
