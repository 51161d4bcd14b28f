import { YAMLParseError, YAMLWarning, type ErrorCode } from 'yaml';
import { syntaxProblem } from './syntax.ts';

const CODES: readonly ErrorCode[] = [
  'ALIAS_PROPS',
  'BAD_ALIAS',
  'BAD_COLLECTION_TYPE',
  'BAD_DIRECTIVE',
  'BAD_DQ_ESCAPE',
  'BAD_INDENT',
  'BAD_PROP_ORDER',
  'BAD_SCALAR_START',
  'BLOCK_AS_IMPLICIT_KEY',
  'BLOCK_IN_FLOW',
  'DUPLICATE_KEY',
  'IMPOSSIBLE',
  'KEY_OVER_1024_CHARS',
  'MISSING_CHAR',
  'MULTILINE_IMPLICIT_KEY',
  'MULTIPLE_ANCHORS',
  'MULTIPLE_DOCS',
  'MULTIPLE_TAGS',
  'NON_STRING_KEY',
  'RESOURCE_EXHAUSTION',
  'TAB_AS_INDENT',
  'TAG_RESOLVE_FAILED',
  'UNEXPECTED_TOKEN',
];

/** Where our words quote what was typed, it is taken from the parser's own. */
const ORIGINALS: Partial<Record<ErrorCode, string>> = {
  BAD_DQ_ESCAPE: 'Invalid escape sequence \\z',
  BAD_SCALAR_START: 'Plain value cannot start with block scalar indicator |',
};

test.each(CODES)('%s is told in words of our own', (code) => {
  const original = ORIGINALS[code] ?? 'Implicit flow map token';
  const { message } = syntaxProblem(new YAMLParseError([0, 1], code, original));
  expect(message).not.toMatch(/implicit|flow|token|scalar/i);
});

test('a warning keeps a code of its own, an error does not become one', () => {
  expect(syntaxProblem(new YAMLWarning([0, 1], 'BAD_DIRECTIVE', 'Unknown directive')).code).toBe(
    'yaml/warning',
  );
  expect(syntaxProblem(new YAMLParseError([0, 1], 'BAD_DIRECTIVE', 'Unknown directive')).code).toBe(
    'yaml/syntax',
  );
});
