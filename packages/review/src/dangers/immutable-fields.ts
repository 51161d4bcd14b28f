import { CRD_SCHEMAS } from './crd-schemas.ts';
import { CLAIM_FIELDS } from './immutable-fields/claims.ts';
import { CUSTOM_RESOURCES } from './immutable-fields/custom-resources.ts';
import { JOB_FIELDS } from './immutable-fields/jobs.ts';
import { POD_FIELDS } from './immutable-fields/pods.ts';
import { SERVICE_CIDRS } from './immutable-fields/service-cidrs.ts';
import { SERVICE_FIELDS } from './immutable-fields/services.ts';
import { FIXED_FIELDS } from './immutable-fields/table.ts';
import { NEVER_LANDS } from './never-lands.ts';
import type { ChangeRule } from './rule.ts';

/**
 * Updates that the API server refuses, or accepts without effect. Argo CD applies server-side where our Applications ask
 * for it, with the same field manager at each sync, so that what server-side apply does decides.
 */
export const IMMUTABLE_FIELDS: readonly ChangeRule[] = [
  ...FIXED_FIELDS,
  ...SERVICE_FIELDS,
  ...CLAIM_FIELDS,
  JOB_FIELDS,
  POD_FIELDS,
  SERVICE_CIDRS,
  ...CUSTOM_RESOURCES,
  ...CRD_SCHEMAS,
  NEVER_LANDS,
];
