import type { NodePoolSpec } from '../nodepool.ts';
import type { Path, TakeNote } from './note.ts';
import type { Provisioner } from './schemas/provisioner.ts';
import type { NodePoolV1beta1 } from './schemas/v1beta1.ts';

type Disruption = NonNullable<NodePoolSpec['disruption']>;

/** What a NodePool v1beta1 has without `disruption.expireAfter`; the default of v1 is the same. */
const V1BETA1_EXPIRE_AFTER = '720h';

/** When nodes go by themselves. v1beta1 and v1 call the ways of consolidation differently. */
export interface Lifetime {
  readonly disruption: Disruption;
  readonly expireAfter: string;
}

/** `consolidation` and the `ttlSeconds…` of a Provisioner. */
export function provisionerLifetime(
  { consolidation, ttlSecondsAfterEmpty, ttlSecondsUntilExpired }: Provisioner['spec'],
  note: TakeNote,
): Lifetime {
  return {
    disruption: provisionerDisruption(consolidation?.enabled === true, ttlSecondsAfterEmpty, note),
    expireAfter: provisionerExpiry(ttlSecondsUntilExpired, note),
  };
}

function provisionerDisruption(
  consolidates: boolean,
  afterEmpty: number | undefined,
  note: TakeNote,
): Disruption {
  if (consolidates) return { consolidationPolicy: 'WhenEmptyOrUnderutilized', consolidateAfter: '0s' };
  if (afterEmpty !== undefined)
    return { consolidationPolicy: 'WhenEmpty', consolidateAfter: `${afterEmpty}s` };
  note(['spec'], {
    code: 'convert/default-written',
    severity: 'info',
    message:
      'without consolidation and ttlSecondsAfterEmpty nodes stayed even when empty; v1 would consolidate them, so consolidateAfter: Never is written down',
    hint: 'write WhenEmptyOrUnderutilized and a short consolidateAfter to save money',
  });
  return { consolidationPolicy: 'WhenEmpty', consolidateAfter: 'Never' };
}

function provisionerExpiry(seconds: number | undefined, note: TakeNote): string {
  if (seconds !== undefined) {
    noteExpiry(['spec', 'ttlSecondsUntilExpired'], note);
    return `${seconds}s`;
  }
  note(['spec'], {
    code: 'convert/default-written',
    severity: 'info',
    message: `without ttlSecondsUntilExpired nodes never expired; v1 would replace them after ${V1BETA1_EXPIRE_AFTER}, so expireAfter: Never is written down`,
    hint: 'write a duration such as 720h, so that nodes get new images',
  });
  return 'Never';
}

/** `disruption` of a NodePool v1beta1, whose `expireAfter` moves into the template. */
export function v1beta1Lifetime(disruption: NodePoolV1beta1['spec']['disruption'], note: TakeNote): Lifetime {
  const {
    consolidationPolicy = 'WhenUnderutilized',
    consolidateAfter,
    expireAfter,
    budgets,
  } = disruption ?? {};
  if (expireAfter !== undefined && expireAfter !== 'Never') {
    noteExpiry(['spec', 'disruption', 'expireAfter'], note);
  }
  return {
    disruption: {
      consolidationPolicy: consolidationPolicy === 'WhenEmpty' ? 'WhenEmpty' : 'WhenEmptyOrUnderutilized',
      consolidateAfter: consolidateAfter ?? '0s',
      ...(budgets === undefined ? {} : { budgets }),
    },
    expireAfter: expireAfter ?? V1BETA1_EXPIRE_AFTER,
  };
}

function noteExpiry(path: Path, note: TakeNote): void {
  note(path, {
    code: 'convert/changed-meaning',
    severity: 'info',
    message:
      'from v1 on an expired node is drained at once, whatever the budgets say; before, a replacement came first',
    hint: 'set template.spec.terminationGracePeriod if pods may not hold up the node for ever',
  });
}
