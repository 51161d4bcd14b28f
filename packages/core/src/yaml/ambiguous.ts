const RESERVED_WORDS = /^(|y|n|yes|no|on|off|true|false|null|nan|inf|~|=|<<)$/i;
const LOOKS_LIKE_NUMBER_OR_DATE = /^[-+.0-9][-+.:,_0-9a-fA-FxXoObBeEtTzZ \t]*$/;
const LONE_EXPONENT = /^[eE][-+]?[0-9_]+$/;
const STARTS_LIKE_INFINITY = /^[-+]?\.(inf|nan)$/i;
const OUTSIDE_PLAIN_TEXT = /[^\x20-\x7e\n\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]|[\u2028\u2029]|\p{Cf}/u;
/** Blanks and line ends alone: a reader cannot tell the indentation of a block from its text. */
const ONLY_BLANKS = /^[ \t\r\n]+$/;
const DOCUMENT_MARKER = /^(---|\.\.\.)/;

/**
 * True for text that some YAML reader in use would not read back as the same text when it stands without quotes.
 * Covers the YAML 1.2 core schema and YAML 1.1 (kubectl, PyYAML, CloudFormation): `on`, `012`, `0o14`, `1e3`,
 * `12:30`, `2001-01-01`, `1_000`.
 */
export function needsQuotes(text: string): boolean {
  return (
    RESERVED_WORDS.test(text) ||
    ONLY_BLANKS.test(text) ||
    LOOKS_LIKE_NUMBER_OR_DATE.test(text) ||
    LONE_EXPONENT.test(text) ||
    STARTS_LIKE_INFINITY.test(text) ||
    DOCUMENT_MARKER.test(text) ||
    OUTSIDE_PLAIN_TEXT.test(text)
  );
}
