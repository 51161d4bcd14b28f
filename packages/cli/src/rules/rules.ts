import { FLEET_RULES, renderedRules, SETTINGS_CODES } from '@nodeless/checks';
import type { Extensions } from '@nodeless/catalogue';
import { PRIMITIVE_CODES } from '@nodeless/catalogue/schema';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { CodeDefinition, RuleDefinition } from '@nodeless/core';
import { PROVISION_RULES } from '@nodeless/provision';
import {
  APP_RULES,
  CHART_CODES,
  CLUSTER_RULES,
  CODE_CODES,
  MANIFEST_CODES,
  RENDERING_CODES,
  SCHEMA_CODES,
} from '@nodeless/sources';

/** What a rule looks at: one value, the sources of a cluster or an app, everything that is rendered, or all clusters at once. */
export type Reads = 'value' | 'sources' | 'rendered' | 'fleet';

/** A rule as it is registered. */
export interface RegisteredRule {
  readonly reads: Reads;
  readonly rule: RuleDefinition;
}

/** Every rule about what is written in the sources and what is made of it, those of `nodeless.config` among them. */
export function registeredRules(extensions: Pick<Extensions, 'catalogue' | 'rules'>): RegisteredRule[] {
  return [
    ...[
      VALUE_CODES,
      PRIMITIVE_CODES,
      SCHEMA_CODES,
      MANIFEST_CODES,
      CHART_CODES,
      RENDERING_CODES,
      CODE_CODES,
      SETTINGS_CODES,
    ].flatMap(ofTable),
    ...[...APP_RULES, ...CLUSTER_RULES].map((rule): RegisteredRule => ({ reads: 'sources', rule })),
    ...[...PROVISION_RULES, ...renderedRules(extensions)].map((rule): RegisteredRule => ({
      reads: 'rendered',
      rule,
    })),
    ...FLEET_RULES.map((rule): RegisteredRule => ({ reads: 'fleet', rule })),
  ];
}

/** Codes of schemas and contracts are rules by themselves. */
function ofTable(table: Readonly<Record<string, CodeDefinition>>): RegisteredRule[] {
  return Object.values(table).map((code) => ({ reads: 'value', rule: { codes: [code] } }));
}
