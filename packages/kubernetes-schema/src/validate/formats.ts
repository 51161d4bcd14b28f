import type { Check } from './walk.ts';

const INT32 = 2 ** 31;
const INT64 = 2 ** 63;

/**
 * Go's `encoding/base64.StdEncoding`, which ignores line breaks, and RFC 3339 as Go's `time.Parse` reads it. Both as
 * k8s.io/apimachinery decodes fields.
 */
const BASE64 = /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}([.,]\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** What each format asks of a value of its type, in fields of built-in kinds. */
const FORMATS: { readonly [format: string]: (value: unknown) => boolean } = {
  int32: (value) => typeof value !== 'number' || (value >= -INT32 && value < INT32),
  int64: (value) => typeof value !== 'number' || (value >= -INT64 && value < INT64),
  byte: (value) => typeof value !== 'string' || BASE64.test(value.replaceAll(/[\r\n]/g, '')),
  'date-time': (value) => typeof value !== 'string' || RFC3339.test(value),
};

const MEANINGS: { readonly [format: string]: string } = {
  int32: 'must fit in 32 bits',
  int64: 'must fit in 64 bits',
  byte: 'must be base64',
  'date-time': 'must be a time as 2026-11-30T18:00:00Z',
};

/** The check of a format; undefined for one that refuses nothing here. */
export function formatCheck(format: string | undefined): Check | undefined {
  const fits = format === undefined || !Object.hasOwn(FORMATS, format) ? undefined : FORMATS[format];
  if (fits === undefined || format === undefined) return undefined;
  return (value, walk) => {
    if (!fits(value)) walk.report('value', MEANINGS[format] ?? '');
  };
}
