import { defineCodes } from '@nodeless/core';

/** Problems of the rendered tree, on the way to the disk and there. */
export const TREE_CODES = defineCodes({
  'tree/duplicate-object': ['error', 'Two producers make the same object'],
  'tree/path-collision': ['error', 'Two files would have the same path, or paths that differ only in case'],
  'tree/unsafe-path': ['error', 'A path is not safe to write'],
  'tree/foreign-file': ['error', 'A file that we do not own stands in a folder that we own'],
  'tree/edited-file': ['error', 'A generated file was edited by hand'],
  'tree/file-mode': ['error', 'A generated file was made executable'],
  'tree/line-endings': ['error', 'The lines of a generated file end in another way'],
  'tree/missing-file': ['error', 'A generated file is missing'],
  'tree/stale-file': ['error', 'A generated file is not what the sources give today'],
  'tree/stray-file': ['error', 'A generated file is left over from older sources'],
  'tree/stale-ownership': ['error', 'The ownership record is not what the sources give today'],
  'tree/deletion-budget': ['error', 'The run would delete more of a cluster than is plausible'],
  'tree/bad-ownership': ['error', 'The ownership record cannot be read'],
  'tree/symlink': ['error', 'A symbolic link stands in the way'],
  'tree/locked': ['error', 'Another run is writing the same tree'],
  'tree/disk-error': ['error', 'The file system refused an operation'],
});
