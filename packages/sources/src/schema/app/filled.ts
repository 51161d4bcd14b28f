import { refuse } from '@nodeless/catalogue/schema';
import type { z } from 'zod';
import { PLACEHOLDER_NAMES, unknownPlaceholders } from './placeholders.ts';

/** The values of a cluster that may stand in a string, for people. */
export const PLACEHOLDERS = PLACEHOLDER_NAMES.map((name) => `\${${name}}`).join(', ');

/** A string in which the cluster's own values may stand. */
export const filled = <T extends z.ZodString>(schema: T) =>
  schema.check(
    refuse(
      'spec/invalid-value',
      (text) => {
        const [first] = unknownPlaceholders(text);
        return first === undefined ? undefined : `nothing is called \${${first}}`;
      },
      `known: ${PLACEHOLDERS}; variables of IAM have a colon, as \${aws:username}`,
    ),
  );
