import type { Diagnostic } from '@nodeless/core';
import type { ErrorCode, YAMLParseError, YAMLWarning } from 'yaml';

type Problem = Pick<Diagnostic, 'code' | 'message' | 'hint'>;

interface Wording {
  readonly code: Diagnostic['code'];
  readonly message: string | ((original: string) => string);
  readonly hint?: string;
  /** For parser codes that stand for several mistakes: the words of the parser that tell them apart. */
  readonly when?: RegExp;
}

const syntax = (
  message: Wording['message'],
  hint?: string,
  when?: RegExp,
): Wording & { readonly code: 'yaml/syntax' } => ({
  code: 'yaml/syntax',
  message,
  ...(hint === undefined ? {} : { hint }),
  ...(when === undefined ? {} : { when }),
});

const UNQUOTED_STAR: Wording = {
  code: 'yaml/alias',
  message: 'a * or & in front of a string makes it an alias or an anchor, which a source may not have',
  hint: 'put the string in quotes if the * or & is meant literally',
};

const BLOCK_TEXT_HINT = 'a string of several lines starts with | or > alone at the end of the line above it';

/** What a person meant to write, for each error code of the parser (https://eemeli.org/yaml/#errors). First match wins. */
const WORDINGS: { readonly [code in ErrorCode]: readonly [Wording, ...Wording[]] } = {
  ALIAS_PROPS: [UNQUOTED_STAR],
  BAD_ALIAS: [UNQUOTED_STAR],
  BAD_COLLECTION_TYPE: [syntax('the tag does not fit the value that follows', 'remove the tag')],
  BAD_DIRECTIVE: [
    syntax('a line that starts with % is a directive of YAML', 'remove it; a source needs none'),
  ],
  BAD_DQ_ESCAPE: [
    syntax(
      (original) => `${original.replace(/^.*sequence /, '')} is not an escape of a string in double quotes`,
      "double the backslash, or use single quotes: '…'",
    ),
  ],
  BAD_INDENT: [
    syntax('a [ or { is not closed', 'close it, or indent its lines deeper than its key', /flow/i),
    syntax('the lines of this string are indented differently', BLOCK_TEXT_HINT, /block scalar/i),
    syntax('this entry is indented differently from its neighbours', 'give it the column of the others'),
  ],
  BAD_PROP_ORDER: [syntax('a tag or an anchor stands in the wrong place', 'remove it')],
  BAD_SCALAR_START: [
    syntax(
      (original) => `a string cannot start with ${original.replace(/^.*(character|indicator) /, '')}`,
      'put the string in quotes',
    ),
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    syntax('a list stands where a key is expected', 'give all "- " of a list the same column', /sequence/),
    syntax('a second ": " stands on this line', 'put a string that holds ": " in quotes'),
  ],
  BLOCK_IN_FLOW: [
    syntax(
      'a comma is missing inside [ ] or { }, or lines with "key:" or "- " stand there',
      'put a comma between the entries',
    ),
  ],
  DUPLICATE_KEY: [{ code: 'yaml/duplicate-key', message: 'a key stands twice in this map' }],
  IMPOSSIBLE: [syntax('the parser cannot make sense of this line')],
  KEY_OVER_1024_CHARS: [syntax('the key has more than 1024 characters', 'shorten it')],
  MISSING_CHAR: [
    syntax('a quote is not closed', 'add the quote that ends the string', /quote$/),
    syntax('a [ or { is not closed', 'close it', /end with a/),
    syntax('a comma is missing', 'put a comma between the entries of [ ] and { }', /Missing ,/),
    syntax('a space is missing after the colon', 'write key: value', /space after :/),
    syntax('an entry of the list has no "- " in front', 'add it', /Sequence item/),
    syntax('a colon is missing after the key', 'write key: value', /map values/),
    syntax('a space is missing in front of the comment', 'write a space before the #', /Comments/),
    syntax('the value starts on the line of ---', 'start it on the next line', /directives-end marker/),
    syntax(
      'a line that starts with % is a directive of YAML',
      'remove it; a source needs none',
      /directives/,
    ),
    syntax('a space is missing after a tag or an anchor', 'remove the tag or the anchor', /Tags and anchors/),
    syntax('a character is missing here'),
  ],
  MULTILINE_IMPLICIT_KEY: [
    syntax('a line has no colon after its key', 'write key: value, with a space after the colon'),
  ],
  MULTIPLE_ANCHORS: [UNQUOTED_STAR],
  MULTIPLE_DOCS: [
    {
      code: 'yaml/multiple-documents',
      message: 'a second document begins here',
      hint: 'a source holds one document: remove the line --- and what follows',
    },
  ],
  MULTIPLE_TAGS: [syntax('a value has two tags', 'remove them')],
  NON_STRING_KEY: [
    {
      code: 'yaml/non-string-key',
      message: 'a key must be a string',
      hint: 'put the key in quotes; a value that starts with { or [ needs quotes too',
    },
  ],
  RESOURCE_EXHAUSTION: [syntax('the file is nested too deeply')],
  TAB_AS_INDENT: [
    {
      code: 'yaml/tab-indentation',
      message: 'a tab indents this line',
      hint: 'indent with spaces; YAML forbids tabs',
    },
  ],
  TAG_RESOLVE_FAILED: [
    {
      code: 'yaml/warning',
      message: (original) => `the tag ${original.replace(/^.*tag:? /i, '')} is not known`,
      hint: 'remove it, or put the string in quotes if the ! is meant literally',
      when: /unresolved tag/i,
    },
    syntax('the tag does not fit the value that follows', 'remove the tag'),
  ],
  UNEXPECTED_TOKEN: [
    syntax('a comma stands here without an entry', 'remove it', /Unexpected ,|empty item/),
    syntax(
      'something follows a value that is complete',
      'put the whole string in quotes, or end the line after the value',
      /at node end/,
    ),
    syntax(
      'a list starts on the line of its key',
      'put every "- " on a line of its own',
      /same line with key/,
    ),
    syntax('something follows the | or > that starts a string', BLOCK_TEXT_HINT, /Block scalar header/),
    syntax('this is not expected here', 'put the string in quotes if it is meant literally'),
  ],
};

/** What to say about an error or a warning of the YAML parser. Warnings count as errors. */
export function syntaxProblem(error: YAMLParseError | YAMLWarning): Problem {
  const wordings = WORDINGS[error.code];
  const { code, message, hint } =
    wordings.find(({ when }) => when === undefined || when.test(error.message)) ?? wordings[0];
  return {
    code: error.name === 'YAMLWarning' && code === 'yaml/syntax' ? 'yaml/warning' : code,
    message: typeof message === 'string' ? message : message(error.message),
    ...(hint === undefined ? {} : { hint }),
  };
}
