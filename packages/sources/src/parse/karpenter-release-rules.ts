import { isAtLeast, KARPENTER_1_15, type KarpenterRelease } from '@nodeless/contracts/karpenter';
import type { Diagnostic } from '@nodeless/core';
import { conflictAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { LayerStack } from '../layers/stack.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import type { Compute } from '../schema/compute.ts';
import type { ClusterRule } from './rule.ts';

type Karpenter = Compute['karpenter'];

const KARPENTER: Segments = ['compute', 'karpenter'];

/** Settings that the chart of 1.14 does not know: it drops them in silence. Source: charts/karpenter/values.yaml of v1.15.2 */
const SINCE_1_15: readonly Segments[] = [
  ['featureGates', 'terminateFirstDrift'],
  ['featureGates', 'terminateFirstRepair'],
  ['featureGates', 'podDeletionCostManagement'],
  ['awsFeatureGates', 'nodeClassCEL'],
  ['awsFeatureGates', 'draNVIDIAGPU'],
  ['awsFeatureGates', 'draEFA'],
  ['awsFeatureGates', 'rebootForRepair'],
  ['enableDRA'],
  ['legacyNodeRepair'],
];

interface Exclusion {
  readonly one: Segments;
  readonly other: Segments;
  readonly message: string;
  readonly hint: string;
}

const DRA_HINT = 'enableDRA sets all of them: keep it alone, or the others without it';

/** The controller does not start with both. Source: charts/karpenter/values.yaml of v1.15.2 */
const excludedByDra = (...other: string[]): Exclusion => ({
  one: ['enableDRA'],
  other,
  message: `enableDRA cannot stand beside ${other.join('.')}`,
  hint: DRA_HINT,
});

const EXCLUSIVE_WHEN_WRITTEN: readonly Exclusion[] = [
  excludedByDra('awsFeatureGates', 'draNVIDIAGPU'),
  excludedByDra('awsFeatureGates', 'draEFA'),
  excludedByDra('ignoreDRARequests'),
];

/**
 * The release of Karpenter that objects are for. Where `versions` is refused it is not known, so nothing is told that depends
 * on an older one.
 */
export function releaseOf(
  { awsFeatureGates }: Karpenter,
  versions: ClusterSpec['versions'] | undefined,
): KarpenterRelease {
  return {
    version: versions?.karpenter.version ?? KARPENTER_1_15,
    nodeClassCEL: awsFeatureGates.nodeClassCEL === true,
  };
}

/** Settings that the release does not have, that exclude each other, or that do nothing alone. */
export const karpenterSettings: ClusterRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'The release of Karpenter does not have a setting, or settings exclude each other',
  references: ['charts/karpenter/values.yaml of Karpenter v1.15.2'],
  check({ spec: { compute, versions }, stack }) {
    if (compute === undefined) return [];
    const { karpenter } = compute;
    const { version } = releaseOf(karpenter, versions);
    const written = SINCE_1_15.filter((keys) => valueAt(karpenter, keys) !== undefined);
    if (!isAtLeast(version, KARPENTER_1_15)) {
      const release = { path: ['versions', 'karpenter', 'version'], message: `Karpenter is ${version}` };
      return written.map((keys) =>
        conflictAt(
          stack,
          [...KARPENTER, ...keys],
          `Karpenter ${version} does not know ${keys.join('.')}`,
          'use Karpenter 1.15 or newer, or leave it out',
          release,
        ),
      );
    }
    return [
      ...exclusions(karpenter).map(({ one, other, message, hint }) =>
        conflictAt(stack, [...KARPENTER, ...one], message, hint, {
          path: [...KARPENTER, ...other],
          message: 'the other one',
        }),
      ),
      ...needsNodeRepair(karpenter, stack),
    ];
  },
};

function exclusions(karpenter: Karpenter): Exclusion[] {
  const { enableDRA, legacyNodeRepair, featureGates } = karpenter;
  const found =
    enableDRA === true
      ? EXCLUSIVE_WHEN_WRITTEN.filter(({ other }) => valueAt(karpenter, other) !== undefined)
      : [];
  if (legacyNodeRepair !== true || featureGates.terminateFirstRepair !== true) return found;
  return [
    ...found,
    {
      one: ['legacyNodeRepair'],
      other: ['featureGates', 'terminateFirstRepair'],
      message: 'the legacy node repair cannot terminate first',
      hint: 'remove one of the two',
    },
  ];
}

/** What only changes how nodes are repaired. */
function needsNodeRepair({ featureGates, ...settings }: Karpenter, stack: LayerStack): Diagnostic[] {
  if (featureGates.nodeRepair === true) return [];
  const onlyOfRepair: readonly (readonly [Segments, boolean | undefined])[] = [
    [['featureGates', 'terminateFirstRepair'], featureGates.terminateFirstRepair],
    [['awsFeatureGates', 'rebootForRepair'], settings.awsFeatureGates.rebootForRepair],
    [['legacyNodeRepair'], settings.legacyNodeRepair],
  ];
  return onlyOfRepair
    .filter(([, value]) => value === true)
    .map(([keys]) =>
      conflictAt(
        stack,
        [...KARPENTER, ...keys],
        `${keys.join('.')} does nothing without node repair`,
        'set compute.karpenter.featureGates: { nodeRepair: true }, or remove it',
        { path: KARPENTER, message: 'nodeRepair is not switched on' },
      ),
    );
}

function valueAt(karpenter: Karpenter, keys: Segments): unknown {
  return keys.reduce<unknown>(
    (value, key) => (value as { readonly [key: string]: unknown } | undefined)?.[key],
    karpenter,
  );
}
