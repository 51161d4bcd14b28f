import type { Diagnostic } from '@nodeless/core';
import type { YAMLParseError, YAMLWarning } from 'yaml';

type Problem = Pick<Diagnostic, 'code' | 'message' | 'hint'>;

/** Errors of the YAML parser (https://eemeli.org/yaml/#errors) that deserve a code and a hint of their own. */
const KNOWN: Partial<Record<string, Problem>> = {
  TAB_AS_INDENT: {
    code: 'yaml/tab-indentation',
    message: 'a tab indents this line',
    hint: 'indent with spaces; YAML forbids tabs',
  },
  DUPLICATE_KEY: {
    code: 'yaml/duplicate-key',
    message: 'the key stands twice in this map',
    hint: 'remove one of them; a YAML reader would silently take the last',
  },
  MULTIPLE_DOCS: {
    code: 'yaml/multiple-documents',
    message: 'a second document begins here',
    hint: 'a source holds one document; remove the line --- and what follows',
  },
  NON_STRING_KEY: {
    code: 'yaml/non-string-key',
    message: 'a key must be a text',
    hint: 'put the key in quotes',
  },
  BAD_ALIAS: {
    code: 'yaml/alias',
    message: 'aliases are not allowed in a source',
    hint: 'put the text in quotes if the * is meant literally',
  },
};

/** What to say about an error or a warning of the YAML parser. Warnings count as errors. */
export function syntaxProblem(error: YAMLParseError | YAMLWarning): Problem {
  const known = KNOWN[error.code];
  if (known !== undefined) return known;
  return {
    code: error.name === 'YAMLWarning' ? 'yaml/warning' : 'yaml/syntax',
    message: lowerFirst(error.message),
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
