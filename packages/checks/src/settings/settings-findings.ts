import { suggestion } from '@nodeless/catalogue/schema';
import { specPath, type Diagnostic, type SpecPath } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';
import { FLEET_RULES } from '../fleet/fleet-rules.ts';
import { renderedRules } from '../registry.ts';
import { finding } from '../rule.ts';
import { isOver } from './apply-settings.ts';

/** Settings about codes that no rule reports: whoever wrote them believes that they do something. */
export function unknownCodes(model: ClusterModel): Diagnostic[] {
  const { severity, waivers } = model.spec.checks;
  const named: (readonly [string, SpecPath])[] = [
    ...Object.keys(severity).map((code) => [code, specPath('cluster', 'checks', 'severity', code)] as const),
    ...waivers.map(
      ({ code }, index) => [code, specPath('cluster', 'checks', 'waivers', index, 'code')] as const,
    ),
  ];
  if (named.length === 0) return [];
  const rules = [...renderedRules({ rules: model.rules, catalogue: model.spec.catalogue }), ...FLEET_RULES];
  const known = new Set<string>(rules.flatMap(({ codes }) => codes.map(({ code }) => code)));
  return named
    .filter(([code]) => !known.has(code))
    .map(([code, path]) => {
      const meant = suggestion(code, [...known]);
      return finding(model, path, 'checks/unknown-code', `no rule over what is rendered reports ${code}`, {
        hint: `${meant === undefined ? '' : `${meant} `}nodeless check --list prints all; what is wrong in the sources alone cannot be accepted`,
      });
    });
}

/**
 * Waivers whose last day is over. No rule like the others: the day comes from whoever asks, so that the same sources always
 * render the same.
 *
 * @param today `YYYY-MM-DD`
 */
export function expiredWaivers(model: ClusterModel, today: string): Diagnostic[] {
  return model.spec.checks.waivers.flatMap((waiver, index) => {
    if (!isOver(waiver, today)) return [];
    const { code, expires } = waiver;
    return finding(
      model,
      specPath('cluster', 'checks', 'waivers', index, 'expires'),
      'checks/expired-waiver',
      `the waiver of ${code} was meant to hold until ${expires}`,
      { hint: 'fix what it accepts and take the waiver out, or agree on another day' },
    );
  });
}
