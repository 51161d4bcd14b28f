import { ACCESS_RULES } from './access.ts';
import { AUTOSCALING_RULES } from './autoscaling.ts';
import { CONTAINER_RULES } from './containers.ts';
import { CRD_RULES } from './crds.ts';
import { INGRESS_RULES } from './ingress.ts';
import { JOB_RULES } from './jobs.ts';
import { LIMIT_RULES } from './limits.ts';
import { METADATA_RULES } from './metadata.ts';
import { NETWORK_POLICY_RULES } from './network-policies.ts';
import { POD_RULES } from './pods.ts';
import type { Fields, TypeRules } from './rule.ts';
import { POLICY_RULES } from './policies.ts';
import { SCHEDULING_RULES } from './scheduling.ts';
import { SERVICE_RULES } from './services.ts';
import { STORAGE_RULES } from './storage.ts';
import { VOLUME_RULES } from './volumes.ts';
import { WEBHOOK_RULES } from './webhooks.ts';
import { WORKLOAD_RULES } from './workloads.ts';
import type { Check } from '../validate/walk.ts';

const ALL: TypeRules = {
  ...ACCESS_RULES,
  ...AUTOSCALING_RULES,
  ...CONTAINER_RULES,
  ...CRD_RULES,
  ...INGRESS_RULES,
  ...JOB_RULES,
  ...LIMIT_RULES,
  ...METADATA_RULES,
  ...NETWORK_POLICY_RULES,
  ...POD_RULES,
  ...POLICY_RULES,
  ...SCHEDULING_RULES,
  ...SERVICE_RULES,
  ...STORAGE_RULES,
  ...VOLUME_RULES,
  ...WEBHOOK_RULES,
  ...WORKLOAD_RULES,
};

/**
 * The check of a type with what the API server's code asks beside the schema. That comes last and only of a value in which the
 * schema found nothing, so that a rule meets no value of a wrong type.
 * @param type without the API version: `api.core.Container`
 */
export function withRules(type: string, check: Check): Check {
  const rules = Object.hasOwn(ALL, type) ? ALL[type] : undefined;
  if (rules === undefined) return check;
  return (value, walk) => {
    const before = walk.problems.length;
    check(value, walk);
    for (let index = before; index < walk.problems.length; index += 1)
      if (walk.problems[index]?.kind !== 'invalid') return;
    for (const rule of rules) rule(value as Fields, walk);
  };
}

/** All types that have rules, for a test that the table has each. */
export const TYPES_WITH_RULES: readonly string[] = Object.keys(ALL);
