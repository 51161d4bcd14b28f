/** Problems of reading a source file, before its meaning is looked at. */
export const SOURCE_CODES = {
  'source/missing': 'A source file that must exist does not',
  'source/unreadable': 'A source file cannot be read',
  'source/not-a-file': 'A directory (or something else) stands where a source file should be',
  'source/stale-schema': 'A file that is made from the types of the sources is not current',
  'source/not-a-folder': 'A file (or something else) stands where a folder of sources should be',
  'source/too-large': 'A source file is larger than a person would write',
  'source/empty': 'A source file has no content',
  'source/not-text': 'A source file is not UTF-8 text',
  'yaml/syntax': 'The YAML does not parse',
  'yaml/tab-indentation': 'YAML is indented with a tab',
  'yaml/duplicate-key': 'A key stands twice in one map',
  'yaml/alias': 'Anchors, aliases and merge keys are not allowed in sources',
  'yaml/multiple-documents': 'A source file holds more than one YAML document',
  'yaml/non-string-key': 'A key of a map is not a string',
  'yaml/warning': 'The YAML parser warns; warnings count as errors',
} as const;
