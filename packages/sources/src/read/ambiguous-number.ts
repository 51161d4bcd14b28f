import { isJsonObject, type Diagnostic, type JsonValue } from '@nodeless/core';
import { quote } from '@nodeless/catalogue/schema';
import type { Segments } from '@nodeless/catalogue';
import type { LayerStack } from '../layers/stack.ts';

const WITH_ZERO_IN_FRONT = /^[-+]?0[0-9]+$/;
const OCTAL = /^[-+]?0[0-7]+$/;
const WHOLE = /^([-+]?[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+)$/;

/**
 * Whole numbers that readers of YAML take for different ones, wherever they stand: also below keys that are passed on as
 * they are. YAML 1.1, which kubectl and Helm read, has octal numbers with a zero in front
 * (https://yaml.org/type/int.html); JSON keeps 53 bits (RFC 8259, 6).
 */
export function ambiguousNumbers(stack: LayerStack): Diagnostic[] {
  return numbersIn(stack.value, []).flatMap(({ path, value }): Diagnostic[] => {
    const { document, location, segments } = stack.placeOf(path);
    const problem = problemOf(document.typedText(segments) ?? '', value);
    return problem === undefined
      ? []
      : [{ code: 'yaml/ambiguous-number', severity: 'error', ...problem, location }];
  });
}

function numbersIn(value: JsonValue, path: Segments): { path: Segments; value: number }[] {
  if (typeof value === 'number') return [{ path, value }];
  const children: readonly [string | number, JsonValue][] = Array.isArray(value)
    ? [...(value as readonly JsonValue[]).entries()]
    : isJsonObject(value)
      ? Object.entries(value)
      : [];
  return children.flatMap(([key, child]) => numbersIn(child, [...path, key]));
}

function problemOf(typed: string, value: number): Pick<Diagnostic, 'hint' | 'message'> | undefined {
  const asText = `${quote(typed)} in quotes for a string`;
  if (OCTAL.test(typed)) {
    const octal = Math.sign(value) * Number.parseInt(typed.replace(/^[-+]/, ''), 8);
    if (octal === value) return undefined;
    return {
      message: `${typed} is ${value} to YAML 1.2, and ${octal} to kubectl, which reads YAML 1.1`,
      hint: `write ${octal} for the octal number, ${value} for the other, ${asText}`,
    };
  }
  if (WITH_ZERO_IN_FRONT.test(typed)) {
    return {
      message: `${typed} is the number ${value} to YAML 1.2, and a string to YAML 1.1`,
      hint: `write ${asText}, ${value} for the number`,
    };
  }
  if (!WHOLE.test(typed) || Number.isSafeInteger(value)) return undefined;
  return {
    message: `${typed} has more digits than a number of JSON keeps`,
    hint: `write ${asText}, or a smaller number`,
  };
}
