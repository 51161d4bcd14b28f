import { at, maps, textMap, texts, type JsonObject, type JsonValue } from '@nodeless/core';
import { NODE_LABELS } from '../karpenter/labels.ts';
import { intersectRequirements, OPERATORS, type Requirement } from '../karpenter/requirement.ts';
import { deviceRequirements } from './device-requirements.ts';
import { machineOf, ofMachines, type Machines } from './machines.ts';
import { withCurrentLabel } from './old-labels.ts';

/** Nodes that are alike, as the scheduler sees them. */
export interface NodesView {
  /** Name of their pool or group. */
  readonly name: string;
  /** What their labels are, or may be. */
  readonly requirements: readonly Requirement[];
  readonly taints: readonly JsonObject[];
  /** Labels that they get besides, with values that nobody can know before. */
  readonly openLabels: ReadonlySet<string>;
  /** What one of them can be; undefined when the table of instance types does not tell. */
  readonly machines?: Machines | undefined;
}

/**
 * Why nodes cannot take pods of a PodSpec, or undefined when they can. Startup taints do not count: they go away. The
 * scheduler would place pods that name no system on Windows too, where an image for Linux does not start.
 * Sources: https://karpenter.sh/docs/concepts/scheduling/,
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/,
 * https://kubernetes.io/docs/concepts/windows/user-guide/#ensuring-os-specific-workloads-land-on-the-appropriate-container-host
 */
export function refusal(nodes: NodesView, podSpec: JsonObject): string | undefined {
  for (const reason of refusals(nodes, podSpec)) return reason;
  return undefined;
}

/** All that keeps pods of a PodSpec from nodes: each taint, and of each alternative of the affinity what it does not meet first. */
export function* refusals(nodes: NodesView, podSpec: JsonObject): Generator<string> {
  for (const taint of nodes.taints) {
    if (taint['effect'] === 'PreferNoSchedule' || tolerates(podSpec, taint)) continue;
    yield `its taint ${String(taint['key'])}:${String(taint['effect'])} is not tolerated`;
  }
  const reasons = alternativesOf(podSpec).map((wanted) => mismatch(nodes, wanted));
  if (!reasons.includes(undefined)) {
    for (const reason of new Set(reasons)) if (reason !== undefined) yield reason;
    return;
  }
  const device = missingDevice(nodes, podSpec);
  if (device !== undefined) yield device;
}

function missingDevice({ machines }: NodesView, podSpec: JsonObject): string | undefined {
  if (machines === undefined) return undefined;
  const device = deviceRequirements(podSpec).find((one) => machineOf(machines, [one]) === undefined);
  return device && `no instance type that it can have meets ${describe(device)}, which the pod needs`;
}

function mismatch(nodes: NodesView, wanted: readonly Requirement[]): string | undefined {
  if (isWindows(nodes.requirements) && !wanted.some(({ key }) => key === NODE_LABELS.operatingSystem)) {
    return `its nodes run Windows, and the pod does not ask for ${NODE_LABELS.operatingSystem}`;
  }
  const known = new Set(nodes.requirements.map(({ key }) => key));
  const foreign = wanted.find(
    ({ key, operator }) =>
      !known.has(key) && !nodes.openLabels.has(key) && operator !== 'NotIn' && operator !== 'DoesNotExist',
  );
  if (foreign !== undefined) return `it has no label ${foreign.key}`;
  const met = intersectRequirements([...nodes.requirements, ...wanted]);
  if (!met.ok) return `${describe(met.conflict.a)} and ${describe(met.conflict.b)} exclude each other`;
  const ofType = ofMachines(wanted);
  if (nodes.machines?.machines.length === 0) return 'it can make no node';
  if (nodes.machines === undefined || machineOf(nodes.machines, ofType) !== undefined) return undefined;
  return `no instance type that it can have meets ${ofType.map(describe).join(' and ')}`;
}

function isWindows(requirements: readonly Requirement[]): boolean {
  return requirements.some(
    ({ key, operator, values = [] }) =>
      key === NODE_LABELS.operatingSystem && operator === 'In' && values.every((one) => one === 'windows'),
  );
}

function describe({ key, operator, values = [] }: Requirement): string {
  return `${key} ${operator}${values.length === 0 ? '' : ` [${values.join(', ')}]`}`;
}

/** The node selector together with each of the required affinity terms; one of them must be met. */
export function alternativesOf(podSpec: JsonObject): (readonly Requirement[])[] {
  const selector = equalities(textMap(podSpec['nodeSelector'])).map(withCurrentLabel);
  const affinity = at(podSpec, 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution');
  const terms = maps(at(affinity, 'nodeSelectorTerms')).map((term) =>
    requirementsOf(term['matchExpressions']),
  );
  return terms.length === 0 ? [selector] : terms.map((term) => [...selector, ...term]);
}

/** Labels as requirements. */
export function equalities(labels: { readonly [key: string]: string }): Requirement[] {
  return Object.entries(labels).map(([key, value]) => ({ key, operator: 'In', values: [value] }));
}

/** Requirements as they stand in a manifest; entries that are none are passed over. */
export function requirementsOf(value: JsonValue | undefined): Requirement[] {
  return maps(value).flatMap((entry): Requirement[] => {
    const { key, operator, values, minValues } = entry;
    const known = OPERATORS.find((one) => one === operator);
    return typeof key === 'string' && known !== undefined
      ? [withCurrentLabel({ key, operator: known, values: texts(values), ...minimum(minValues) })]
      : [];
  });
}

function minimum(minValues: JsonValue | undefined): Pick<Requirement, 'minValues'> {
  return typeof minValues === 'number' ? { minValues } : {};
}

/** Source: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
function tolerates(podSpec: JsonObject, taint: JsonObject): boolean {
  return maps(podSpec['tolerations']).some(({ key, operator = 'Equal', value, effect }) => {
    if (effect !== undefined && effect !== taint['effect']) return false;
    if (operator === 'Exists') return key === undefined || key === taint['key'];
    return key === taint['key'] && (value ?? '') === (taint['value'] ?? '');
  });
}
