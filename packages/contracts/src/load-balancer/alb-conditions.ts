import { z } from 'zod';
import { codedCheck, type CodedIssue } from '../issue.ts';
import { list, matching, oneOf, UNKNOWN_VALUE, words } from './options.ts';
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

const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,40}$/;

/** A condition that requests must meet, by the controller's own field names. */
const AlbConditionSchema = z
  .strictObject({
    field: oneOf(
      ['host-header', 'path-pattern', 'http-header', 'http-request-method', 'query-string', 'source-ip'],
      'What is looked at; the configuration of the same name says how.',
    ),
    hostHeaderConfig: z
      .strictObject(valuesOrRegex('*.example.com', '^shop\\.example\\.(com|org)$'))
      .describe('Hosts; for field: host-header.')
      .optional(),
    pathPatternConfig: z
      .strictObject(valuesOrRegex('/orders/*', '^/v[12]/orders'))
      .describe('Paths; for field: path-pattern.')
      .optional(),
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
  })
  .check(codedCheck(conditionProblems));

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
    examples: [[{ field: 'path-pattern', pathPatternConfig: { values: ['/orders/*'] } }]],
  });

const MOST_VALUES_OF_RULE = 5;
const MOST_VALUES_OF_CONDITION = 3;

const CONFIG_OF_FIELD = {
  'host-header': 'hostHeaderConfig',
  'path-pattern': 'pathPatternConfig',
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
