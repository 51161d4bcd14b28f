import { intersectRequirements, NODE_LABELS, type Requirement } from '@nodeless/contracts/karpenter';
import { nodePoolViews, type NodePoolView } from '@nodeless/contracts/placement';
import { at, childPath, type Diagnostic, type Resource } from '@nodeless/core';
import { autoModeOf, CONFLICTING_REQUIREMENTS, isExistingVpc, type ClusterModel } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';
import { subnetZones } from '../../view/subnet-zones.ts';
import { requirementPath, requirementWords } from '../../view/requirement-path.ts';

const CODE = 'karpenter/conflicting-requirements';

/** Labels that only nodes of a capacity reservation have. */
const RESERVATION_LABELS = ['id', 'type', 'interruptible'].map(
  (name) => `karpenter.k8s.aws/capacity-reservation-${name}`,
);

/**
 * Karpenter makes a node of what EC2 offers for its class: in the zones of its subnets, on demand or spot, and from a
 * capacity reservation only where the class selects some.
 */
export const noOffering: Rule = {
  codes: [CONFLICTING_REQUIREMENTS],
  title: 'A NodePool asks for a zone or a kind of capacity that its node class has not',
  references: [
    'https://karpenter.sh/docs/tasks/odcrs/',
    'https://karpenter.sh/docs/concepts/nodepools/#capacity-type',
    'computeRequirements in pkg/providers/instancetype/types.go of Karpenter v1.14',
  ],
  *check({ model, resources }) {
    for (const pool of nodePoolViews(resources)) {
      for (const offered of offeredTo(model, pool, resources)) yield* compare(model, pool, offered);
    }
  },
};

interface Offered {
  readonly requirement: Requirement;
  readonly why: string;
  readonly hint: string;
}

function offeredTo(model: ClusterModel, pool: NodePoolView, resources: readonly Resource[]): Offered[] {
  const nodeClass = classOf(pool, resources);
  if (nodeClass === undefined) return [];
  const { region, network } = model.spec;
  const ownSubnets = isExistingVpc(network.vpc) && hasOwnSubnets(model, nodeClass);
  const zones = subnetZones(model);
  // EKS Auto Mode uses open reservations by itself.
  const reserves =
    nodeClass.manifest.kind === 'NodeClass' ||
    at(nodeClass.manifest, 'spec', 'capacityReservationSelectorTerms') !== undefined;
  const noReservation = {
    why: `the class "${nodeClass.manifest.metadata.name}" selects no capacity reservation`,
    hint: 'ask for on-demand: an instance of it uses a matching open reservation, too',
  };
  return [
    ...(zones === undefined || ownSubnets
      ? [
          {
            requirement: oneOf(NODE_LABELS.zone, zonesOfRegion(pool, region)),
            why: `the cluster is in ${region}`,
            hint: 'name zones of its region',
          },
        ]
      : [
          {
            requirement: oneOf(NODE_LABELS.zone, zones),
            why: `the subnets of the cluster are in ${zones.join(', ')}`,
            hint: 'name zones that have subnets',
          },
        ]),
    {
      requirement: oneOf(NODE_LABELS.region, [region]),
      why: `the cluster is in ${region}`,
      hint: 'leave the region out',
    },
    ...(reserves
      ? []
      : [
          { requirement: oneOf(NODE_LABELS.capacityType, ['on-demand', 'spot']), ...noReservation },
          ...RESERVATION_LABELS.map((key) => ({
            requirement: { key, operator: 'DoesNotExist' as const },
            ...noReservation,
          })),
        ]),
  ];
}

/** Where nobody knows the zones of the subnets: what the pool names, as far as it can be one of the region, and usual ones. */
function zonesOfRegion({ requirements }: NodePoolView, region: string): string[] {
  const named = requirements.flatMap(({ key, values = [] }) => (key === NODE_LABELS.zone ? values : []));
  const others = [...'abcdef'].map((letter) => `${region}${letter}`);
  return [...new Set([...named.filter((zone) => zone.startsWith(region)), ...others])];
}

function classOf({ resource }: NodePoolView, resources: readonly Resource[]): Resource | undefined {
  const reference = at(resource.manifest, 'spec', 'template', 'spec', 'nodeClassRef');
  return resources.find(
    ({ manifest }) =>
      manifest.kind === at(reference, 'kind') && manifest.metadata.name === at(reference, 'name'),
  );
}

/** Subnets that a person selects in a VPC that was there before may be in other zones. */
function hasOwnSubnets({ spec }: ClusterModel, { manifest }: Resource): boolean {
  const classes = [...spec.compute.karpenter.nodeClasses, ...(autoModeOf(spec)?.nodeClasses ?? [])];
  return classes.find(({ name }) => name === manifest.metadata.name)?.subnetSelectorTerms !== undefined;
}

function* compare(
  model: ClusterModel,
  pool: NodePoolView,
  { requirement, why, hint }: Offered,
): Iterable<Diagnostic> {
  const wanted = pool.requirements.filter(({ key }) => key === requirement.key);
  if (wanted.length === 0 || !intersectRequirements(wanted).ok) return;
  const met = intersectRequirements([requirement, ...wanted]);
  if (!met.ok) {
    const message = `NodePool "${pool.name}" can make no node: it asks for ${requirementWords(met.conflict.b)}, and ${why}`;
    yield finding(model, requirementPath(model, pool, met.conflict.b), CODE, message, { hint });
    return;
  }
  for (const one of wanted) {
    const never =
      one.operator === 'In' ? (one.values ?? []).filter((value) => !offers(requirement, value)) : [];
    if (never.length === 0) continue;
    const path = requirementPath(model, pool, one);
    const message = `NodePool "${pool.name}" never uses ${one.key} ${never.join(', ')}: ${why}`;
    yield finding(
      model,
      path.endsWith('/capacityTypes') ? childPath(path, one.values?.indexOf(never[0] ?? '') ?? 0) : path,
      CODE,
      message,
      {
        severity: 'warning',
        hint,
      },
    );
  }
}

function offers({ values = [] }: Requirement, value: string): boolean {
  return values.includes(value);
}

function oneOf(key: string, values: readonly string[]): Requirement {
  return { key, operator: 'In', values };
}
