import { isArgoCd36 } from '@nodeless/contracts/argocd';
import type { SideName } from '../input.ts';
import { releaseVersion } from '../objects/release.ts';
import type { ClusterContext } from './context.ts';

const APPLICATION = 'argocd';

/** Whether the Argo CD of a cluster is 3.6 or newer; undefined where it is not of this tree, or does not say its version. */
export function isSyncedBy36(context: ClusterContext, side: SideName): boolean | undefined {
  const application = context.application(side, APPLICATION);
  const version = application && releaseVersion(application.value);
  return version === undefined ? undefined : isArgoCd36(version);
}
