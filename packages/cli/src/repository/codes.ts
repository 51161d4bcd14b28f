import { defineCodes } from '@nodeless/core';

/** Problems of the files and folders that hold the sources. */
export const REPOSITORY_CODES = defineCodes({
  'source/missing': ['error', 'A source file that must exist does not'],
  'source/unreadable': ['error', 'A source file cannot be read'],
  'source/not-a-file': ['error', 'A directory (or something else) stands where a source file should be'],
  'source/misnamed': ['error', 'A file lies among the overlays of an app and is none by its name'],
  'source/symlink': ['error', 'A symbolic link stands where a source or a folder of sources should be'],
  'source/case-collision': ['error', 'Two folders of sources differ in case only'],
  'source/not-a-folder': ['error', 'A file (or something else) stands where a folder of sources should be'],
});
