import { z } from 'zod';
import { codedCheck, type CodedIssue } from '../issue.ts';
import { list, matching, UNKNOWN_VALUE, words } from './options.ts';
import { cidr } from './values.ts';

/** What a condition compares with, by an example of each. */
const valuesOrRegex = (value: string, regex: string) => ({
  values: list(
    words('A value; * and ? stand for any characters.', value),
    'Values, at most three.',
  ).optional(),
  regexValues: list(
    words('A regular expression.', regex),
    'Regular expressions instead of values.',
  ).optional(),
});

const FIELDS = ['http-header', 'http-request-method', 'query-string', 'source-ip'] as const;

const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,40}$/;

/** The fields that narrow a rule, each with its configuration. */
const NARROWING = {
  httpHeaderConfig: z
    .strictObject({
      httpHeaderName: matching(HEADER_NAME, 'X-Team', 'Name of the header.'),
      ...valuesOrRegex('payments', '^team-[a-z]+$'),
    })
    .describe('A header and its values; for field: http-header.')
    .optional(),
  httpRequestMethodConfig: z
    .strictObject({ values: list(matching(/^[A-Z_-]{1,40}$/, 'GET', 'A method.'), 'Methods.') })
    .describe('Methods; for field: http-request-method.')
    .optional(),
  queryStringConfig: z
    .strictObject({
      values: list(
        z.strictObject({
          key: words('Name of a parameter.', 'version').optional(),
          value: words('Its value.', 'beta'),
        }),
        'Parameters, at most three.',
      ),
    })
    .describe('Parameters of the query; for field: query-string.')
    .optional(),
  sourceIPConfig: z
    .strictObject({ values: list(cidr(), 'Where clients come from.') })
    .describe('Addresses of clients; for field: source-ip.')
    .optional(),
};

/**
 * A condition that requests must meet beside host and path, by the controller's own field names. host-header and path-pattern are
 * left out: the controller joins them with the host and the path of the rule by OR, so that they would let more requests in.
 * Source: buildRuleConditions in pkg/ingress/model_build_listener_rules.go of the controller 3.5.0
 */
const AlbConditionSchema = z
  .strictObject({
    field: z
      .string()
      .check(codedCheck(fieldProblems))
      .meta({ enum: [...FIELDS] })
      .pipe(z.enum(FIELDS))
      .describe(
        `What is looked at; the configuration of the same name says how. Allowed: ${FIELDS.join(', ')}. Hosts and paths stand in rules.`,
      ),
    ...NARROWING,
  })
  .check(codedCheck(conditionProblems));

/** What may stand in an annotation: the conditions of options, and the two that widen a rule. */
export const AnnotatedConditionsSchema = z.array(
  z.strictObject({
    field: z.string(),
    ...NARROWING,
    hostHeaderConfig: z.strictObject(valuesOrRegex('*.example.com', '^shop')).optional(),
    pathPatternConfig: z.strictObject(valuesOrRegex('/orders/*', '^/v[12]/orders')).optional(),
  }),
);

/** Conditions of one rule of an ALB; all of them must be met. */
export const AlbConditionsSchema = list(AlbConditionSchema, 'Conditions, with at most five values together.')
  .check(
    codedCheck((conditions) => {
      const count = conditions.flatMap((condition) =>
        configsOf(condition).map(([, config]) => valuesOf(config).length),
      );
      const total = count.reduce((sum, one) => sum + one, 0);
      return total <= MOST_VALUES_OF_RULE
        ? []
        : [
            {
              code: UNKNOWN_VALUE,
              message: `${total} values are more than ${MOST_VALUES_OF_RULE}, the limit of a rule`,
            },
          ];
    }),
  )
  .meta({
    examples: [
      [{ field: 'http-header', httpHeaderConfig: { httpHeaderName: 'X-Team', values: ['payments'] } }],
    ],
  });

/** Values of all conditions of a rule, those of its host and its path among them. Source: quotas of Application Load Balancers */
export const MOST_VALUES_OF_RULE = 5;
const MOST_VALUES_OF_CONDITION = 3;

const CONFIG_OF_FIELD = {
  'http-header': 'httpHeaderConfig',
  'http-request-method': 'httpRequestMethodConfig',
  'query-string': 'queryStringConfig',
  'source-ip': 'sourceIPConfig',
} as const;

interface Config {
  readonly values?: readonly unknown[] | undefined;
  readonly regexValues?: readonly unknown[] | undefined;
}

type Condition = { readonly field: string } & {
  readonly [key in (typeof CONFIG_OF_FIELD)[keyof typeof CONFIG_OF_FIELD]]?: Config | undefined;
};

/** Where people find in rules what the two other fields of the controller say. */
const INSTEAD: { readonly [field: string]: string } = {
  'host-header': 'write the hosts into hosts of a rule of expose.alb.rules',
  'path-pattern':
    'write the paths into paths of a rule of expose.alb.rules, with pathType: ImplementationSpecific for * and ?',
};

function* fieldProblems(field: string): Iterable<CodedIssue> {
  if (FIELDS.some((one) => one === field)) return;
  const hint = INSTEAD[field];
  const message =
    hint === undefined
      ? `${JSON.stringify(field)} is not one of ${FIELDS.join(', ')}`
      : `a condition on ${field} counts instead of the host or the path of the rule, and lets more requests in`;
  yield { code: UNKNOWN_VALUE, message, hint: hint ?? `allowed: ${FIELDS.join(', ')}` };
}

function configsOf(condition: Condition): [string, Config][] {
  return Object.values(CONFIG_OF_FIELD).flatMap((key) => {
    const config = condition[key];
    return config === undefined ? [] : [[key, config]];
  });
}

function valuesOf(config: Config): readonly unknown[] {
  return [...(config.values ?? []), ...(config.regexValues ?? [])];
}

function* conditionProblems(condition: Condition): Iterable<CodedIssue> {
  for (const [field, key] of Object.entries(CONFIG_OF_FIELD)) {
    const given = condition[key] !== undefined;
    if (field !== condition.field && given) {
      yield { code: 'spec/conflict', message: `${key} needs field: ${field}`, path: [key] };
    }
    if (field === condition.field && !given) {
      yield { code: 'spec/missing-key', message: `a condition on ${field} needs ${key}` };
    }
  }
  for (const [key, config] of configsOf(condition)) {
    const count = valuesOf(config).length;
    if ((config.values === undefined) === (config.regexValues === undefined)) {
      yield { code: 'spec/conflict', message: 'either values or regexValues', path: [key] };
    } else if (count > MOST_VALUES_OF_CONDITION) {
      const message = `${count} values are more than ${MOST_VALUES_OF_CONDITION}, the limit of a condition`;
      yield { code: UNKNOWN_VALUE, message, path: [key] };
    }
  }
}
