import { at, isJsonObject, type JsonValue } from '@nodeless/core';
import type { KubernetesVersion } from '../aws/kubernetes-versions.ts';
import { GATED_FIELDS, type GatedField } from './feature-gates.ts';
import { podTemplatePath } from './pod-template.ts';

/** A field of an object that does nothing in a version of Kubernetes, because its feature gate is off there. */
export interface GatedFieldUse {
  /** Where it stands: `['spec', 'minReplicas']`. */
  readonly path: readonly (string | number)[];
  readonly value: JsonValue;
  readonly gate: string;
  /** The first minor version with the gate on; undefined while no version has it on by default. */
  readonly onFrom: string | undefined;
  /** Whether the API server takes the object and drops the field in silence, or refuses the object. */
  readonly effect: 'dropped' | 'refused';
}

/**
 * The fields of an object that a version of Kubernetes drops or refuses because of their gates. EKS runs the API server with
 * the gates as upstream sets them.
 */
export function fieldsWithoutGate(object: object, version: KubernetesVersion): GatedFieldUse[] {
  const uses = rowsFor(object).flatMap(({ row, start }) => {
    const { gate, onFrom, declaredIn, off = 'dropped' } = row;
    if (isOn(row, version)) return [];
    const places = usesOf(row, object, start);
    if (places.length === 0) return [];
    const isDeclared = declaredIn === undefined || isMinorAtLeast(version, declaredIn);
    return places.map(({ path, value }) => ({
      path,
      value,
      gate,
      onFrom,
      effect: isDeclared ? off : ('refused' as const),
    }));
  });
  // What is dropped does not reach validation.
  const places = uses.map(({ path }) => path.join('.'));
  return uses.filter((_, index) => places.indexOf(places[index] ?? '') === index);
}

/** Whether an autoscaler may go down to no pod, apart from the gate: a metric has to exist without pods. */
export function canScaleFromZero(autoscaler: object): boolean {
  const metrics = at(autoscaler, 'spec', 'metrics');
  return (
    Array.isArray(metrics) && metrics.some((one) => ['Object', 'External'].includes(String(at(one, 'type'))))
  );
}

function isOn({ onFrom }: GatedField, version: KubernetesVersion): boolean {
  return onFrom !== undefined && isMinorAtLeast(version, onFrom);
}

interface Step {
  readonly key: string;
  /** Whether the path goes on in each item of a list. */
  readonly each: boolean;
}

interface Row extends GatedField {
  /** Its path, read once: it is walked for every object. */
  readonly steps: readonly Step[];
}

/** Rows by the kind that they are about. */
const ROWS: ReadonlyMap<string, readonly Row[]> = new Map(
  GATED_FIELDS.map(({ of }) => [
    of,
    GATED_FIELDS.filter((row) => row.of === of).map((row) => ({ ...row, steps: stepsOf(row.path) })),
  ]),
);

function stepsOf(path: string): Step[] {
  return path.split('.').map((step) => ({ key: step.replace(/\[\]$/, ''), each: step.endsWith('[]') }));
}

interface RowWithStart {
  readonly row: Row;
  /** Where its path begins. */
  readonly start: readonly string[];
}

/** The rows about an object, and those about its pods. */
function rowsFor(object: object): RowWithStart[] {
  const kind = String(at(object, 'kind'));
  const template = podTemplatePath(kind);
  const start = template === undefined ? [] : [...template, 'spec'];
  const ofPods = template === undefined ? [] : (ROWS.get('pods') ?? []);
  return [
    ...(ROWS.get(kind) ?? []).map((row) => ({ row, start: [] })),
    ...ofPods.map((row) => ({ row, start })),
  ];
}

function usesOf({ steps, needs = () => true }: Row, object: object, start: readonly string[]): Place[] {
  const found = at(object, ...start);
  if (found === undefined) return [];
  return placesOf(found, steps, start).filter(({ value }) => needs(value));
}

interface Place {
  readonly path: readonly (string | number)[];
  readonly value: JsonValue;
}

function placesOf(
  value: JsonValue,
  steps: readonly Step[],
  path: readonly (string | number)[],
  depth = 0,
): Place[] {
  const step = steps[depth];
  if (step === undefined) return [{ path, value }];
  const { key, each } = step;
  const child = isJsonObject(value) ? value[key] : undefined;
  if (child === undefined || child === null) return [];
  if (!each) return placesOf(child, steps, [...path, key], depth + 1);
  return Array.isArray(child)
    ? child.flatMap((item: JsonValue, index) => placesOf(item, steps, [...path, key, index], depth + 1))
    : [];
}

/** Whether one minor version of Kubernetes, `1.37`, is another one or newer. */
export function isMinorAtLeast(version: string, least: string): boolean {
  return minorOf(version) >= minorOf(least);
}

function minorOf(version: string): number {
  return Number(version.slice(version.indexOf('.') + 1));
}
