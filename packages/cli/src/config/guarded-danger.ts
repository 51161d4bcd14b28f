import { DANGER_SEVERITIES, type DangerDefinition, type DangerHit, type OwnRule } from '@nodeless/review';
import { z } from 'zod';
import { attempt, ExtensionError, type ConfigPlace } from './extension-error.ts';
import { listOf, ofForm } from './given.ts';

const text = z.string().min(1);

/** What a rule may yield; the report is made of it, so a wrong one is the rule's fault and not the report's. */
const HitSchema = z.strictObject({
  what: text,
  on: z
    .object({
      object: z.object({ group: z.string(), kind: text, namespace: z.string().optional(), name: text }),
      place: z.object({ cluster: text, area: text, application: text, file: text }),
    })
    .optional(),
  field: z.object({ path: z.array(z.unknown()) }).optional(),
  severity: z.enum(DANGER_SEVERITIES).optional(),
  remedy: text.optional(),
});

/** A rule over a change that never throws: what its code throws, or yields in a wrong form, is its failure. */
export function guardedDanger(danger: DangerDefinition, config: ConfigPlace): OwnRule {
  const place = { ...config, definitions: [danger] };
  const what = `the danger ${danger.id}`;
  const { id, severity, consequence, remedy, source = place.file } = danger;
  return {
    ...{ id, severity, consequence, remedy, source },
    check: (view) => {
      try {
        return attempt(() => checkedHits(danger.check(view)), what, place);
      } catch (error) {
        if (error instanceof ExtensionError) return { diagnostic: error.diagnostic };
        throw error;
      }
    },
  };
}

/** Hits of the right form, as they are. @throws TypeError for any other */
export function checkedHits(given: unknown): readonly DangerHit[] {
  return listOf(given).map((hit) => ofForm<DangerHit>(HitSchema, hit));
}
