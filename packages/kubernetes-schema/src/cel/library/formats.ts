import { Optional, type Environment } from '@marcbachmann/cel-js';
import { parseUrl } from './url.ts';

const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const NAME = '[A-Za-z0-9](?:[\\w.-]*[A-Za-z0-9])?';

/** Whether a string is of at most so many characters that all belong to a pattern. */
const upTo = (most: number, pattern: string) => {
  const regex = new RegExp(`^(?:${pattern})$`);
  return (text: string) => text.length <= most && regex.test(text);
};

const subdomain = upTo(253, `${LABEL}(?:\\.${LABEL})*`);
const name = upTo(63, NAME);

/** With a name of so many characters as may follow: a dash at the end is fine. */
const prefix = (fits: (text: string) => boolean) => (text: string) => fits(text.replace(/-$/, 'a'));

function qualifiedName(text: string): boolean {
  const parts = text.split('/');
  const [last = '', domain] = parts.toReversed();
  return parts.length <= 2 && name(last) && (domain === undefined || subdomain(domain));
}

function isDate(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}

const DATE_TIME = /^(.{10})[tT]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([zZ]|[+-]\d\d:\d\d)$/;

/** Formats of strings by name (k8s.io/apiserver/pkg/cel/library/format.go). */
const FORMATS: { readonly [name: string]: (text: string) => boolean } = {
  dns1123Label: upTo(63, LABEL),
  dns1123Subdomain: subdomain,
  dns1035Label: upTo(63, '[a-z](?:[a-z0-9-]*[a-z0-9])?'),
  qualifiedName,
  dns1123LabelPrefix: prefix(upTo(63, LABEL)),
  dns1123SubdomainPrefix: prefix(subdomain),
  dns1035LabelPrefix: prefix(upTo(63, '[a-z](?:[a-z0-9-]*[a-z0-9])?')),
  labelValue: (text) => text === '' || name(text),
  uri: (text) => parseUrl(text) !== undefined,
  uuid: (text) => /^[\da-f]{8}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{12}$/i.test(text),
  byte: (text) => /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text),
  date: isDate,
  datetime: (text) => isDate(DATE_TIME.exec(text)?.[1] ?? ''),
};

class Format {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  validate(text: string): Optional<string[]> {
    return FORMATS[this.name]?.(text) === true ? Optional.none() : Optional.of([`must be ${this.name}`]);
  }
}

class FormatNamespace {}

/** `format.<name>()` and `format.named(<name>)`, each with `validate`. */
export function addFormats(env: Environment): void {
  const type = 'kubernetes.NamedFormat';
  env
    .registerType(type, Format)
    .registerType('FormatNamespace', FormatNamespace)
    .registerConstant('format', 'FormatNamespace', new FormatNamespace())
    .registerFunction(`${type}.validate(string): optional<list<string>>`, (format: Format, text: string) =>
      format.validate(text),
    )
    .registerFunction(
      `FormatNamespace.named(string): optional<${type}>`,
      (_: FormatNamespace, known: string) =>
        Object.hasOwn(FORMATS, known) ? Optional.of(new Format(known)) : Optional.none(),
    );
  for (const known of Object.keys(FORMATS))
    env.registerFunction(`FormatNamespace.${known}(): ${type}`, () => new Format(known));
}
