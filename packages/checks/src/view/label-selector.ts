import { at, maps, textMap, type JsonObject, type JsonValue } from '@nodeless/core';

/**
 * Whether a LabelSelector takes what has these labels; one without terms takes everything.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function selectsLabels(
  selector: JsonValue | undefined,
  labels: { readonly [key: string]: string },
): boolean {
  return (
    Object.entries(textMap(at(selector, 'matchLabels'))).every(([key, value]) => labels[key] === value) &&
    maps(at(selector, 'matchExpressions')).every((expression) => meets(labels, expression))
  );
}

function meets(labels: { readonly [key: string]: string }, { key, operator, values }: JsonObject): boolean {
  const value = labels[String(key)];
  const listed = Array.isArray(values) && values.some((one) => one === value);
  switch (operator) {
    case 'In':
      return listed;
    case 'NotIn':
      return !listed;
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}
