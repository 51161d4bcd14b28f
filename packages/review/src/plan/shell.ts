import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';

/** A name from a file as one word of a POSIX shell. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A map as one word in the shorthand of the AWS CLI, or as JSON where the shorthand would read it otherwise. */
export function awsMap(map: JsonObject): string {
  const entries = Object.entries(map);
  const isPlain = entries.every(([key, value]) => isPlainWord(key) && isPlainValue(value));
  return isPlain && entries.length > 0
    ? entries.map(([key, value]) => `${key}=${String(value)}`).join(',')
    : shellWord(JSON.stringify(map));
}

function isPlainValue(value: JsonValue): boolean {
  return !isJsonObject(value) && !Array.isArray(value) && value !== null && isPlainWord(String(value));
}

function isPlainWord(text: string): boolean {
  return /^[A-Za-z0-9_@+:./-]+$/.test(text);
}
