import type { JsonObject } from '@nodeless/core';
import { readJson, type Release } from '../folders.ts';

interface Removal {
  readonly apiVersion: string;
  readonly kind: string;
  readonly removedIn: string | null;
  readonly replacement: string | null;
}

interface PriorityClass {
  readonly builtin: JsonObject;
  readonly reservedPrefix: string;
  readonly fields: {
    readonly value: { readonly min: number; readonly max: number };
    readonly preemptionPolicy: { readonly enum: readonly string[] };
  };
}

/** Which kinds are gone since when and what stands for them, and the limits of PriorityClasses. */
export function kubernetesFacts(release: Release): JsonObject {
  const removals = readJson<readonly Removal[]>(release, 'k8s/removed-apis.json');
  const { builtin, fields, reservedPrefix } = readJson<PriorityClass>(release, 'k8s/priorityclass.json');
  return {
    source:
      'k8s.io/api v0.37.2 zz_generated.prerelease-lifecycle.go; FairwindsOps/pluto versions.yaml at 46b3b711; kubernetes pkg/apis/scheduling at 056a0155',
    // Version of the removal, and what stands for it.
    removals: Object.fromEntries(
      removals
        .filter(({ removedIn }) => removedIn !== null)
        .map(({ apiVersion, kind, removedIn, replacement }) => [
          `${apiVersion} ${kind}`,
          [removedIn, ...(replacement === null ? [] : [replacement])],
        ]),
    ),
    priorityClass: {
      builtin,
      reservedPrefix,
      min: fields.value.min,
      max: fields.value.max,
      preemptionPolicies: [...fields.preemptionPolicy.enum],
    },
  };
}
