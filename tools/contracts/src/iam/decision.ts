import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';

/** A request to AWS, as IAM sees it. */
export interface IamRequest {
  readonly action: string;
  /** ARN of what is asked for. Default: an action that knows no resource. */
  readonly resource?: string;
  /** Condition keys of the request, with one value or several. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * Whether a policy of a role allows a request: a statement allows it, and none denies it.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 * @throws for a condition operator that is not known here
 */
export function isAllowed(policy: JsonObject, request: IamRequest): boolean {
  const effects = listOf(policy['Statement'])
    .filter(isJsonObject)
    .filter((statement) => applies(statement, request))
    .map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}

function applies({ Action, Resource, Condition = {} }: JsonObject, request: IamRequest): boolean {
  const { action, resource = '*' } = request;
  return (
    textsOf(Action).some((pattern) => isLike(action.toLowerCase(), pattern.toLowerCase())) &&
    textsOf(Resource).some((pattern) => isLike(resource, pattern)) &&
    Object.entries(Condition as JsonObject).every(([operator, keys]) =>
      Object.entries(keys as JsonObject).every(([key, wanted]) =>
        holds(operator, request.context?.[key], textsOf(wanted)),
      ),
    )
  );
}

const OPERATORS: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  StringEquals: (value, wanted) => value === wanted,
  StringLike: isLike,
  ArnLike: isLike,
  ArnEquals: isLike,
};

function holds(
  operator: string,
  given: string | readonly string[] | undefined,
  wanted: readonly string[],
): boolean {
  const [, set, name = ''] = /^(?:(ForAllValues):)?(\w+)$/.exec(operator) ?? [];
  const compare = OPERATORS[name];
  if (compare === undefined) throw new Error(`the operator ${operator} is not known here`);
  const values = given === undefined ? [] : [given].flat();
  const isWanted = (value: string) => wanted.some((one) => compare(value, one));
  // A key that the request lacks meets ForAllValues, and nothing else.
  return set === undefined ? values.length === 1 && values.every(isWanted) : values.every(isWanted);
}

/** `*` stands for any text, `?` for a character. */
function isLike(value: string, pattern: string): boolean {
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(value);
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : value === undefined ? [] : [value];
}

function textsOf(value: JsonValue | undefined): string[] {
  return listOf(value).map(String);
}
