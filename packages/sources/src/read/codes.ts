import { defineCodes } from '@nodeless/core';

/** What reading a source finds before the meaning of its values is looked at, and the shape of these. */
export const READ_CODES = defineCodes({
  'yaml/syntax': ['error', 'The YAML does not parse'],
  'yaml/tab-indentation': ['error', 'YAML is indented with a tab'],
  'yaml/duplicate-key': ['error', 'A key stands twice in one map'],
  'yaml/alias': ['error', 'Anchors, aliases and merge keys are not allowed in sources'],
  'yaml/ambiguous-number': ['error', 'A whole number is another number to another reader of YAML'],
  'yaml/multiple-documents': ['error', 'A source file holds more than one YAML document'],
  'yaml/non-string-key': ['error', 'A key of a map is not a string'],
  'yaml/warning': ['error', 'The YAML parser warns; warnings count as errors'],
  'source/empty': ['error', 'A source file has no content'],
  'source/not-text': ['error', 'A source file is not UTF-8 text'],
  'source/too-large': ['error', 'A source file is larger than a person would write'],
  'spec/unknown-key': ['error', 'A key is not known here'],
  'spec/wrong-type': ['error', 'A value has the wrong type'],
  'spec/unquoted-text': ['error', 'A string was typed without quotes and YAML read a number'],
  'karpenter/missing-architecture': ['error', 'A node pool does not say which CPU architectures it may use'],
});
