/** Problems of the rendered tree on disk. */
export const TREE_CODES = {
  'tree/duplicate-object': 'Two producers make the same object',
  'tree/path-collision': 'Two files would have the same path, or paths that differ only in case',
  'tree/unsafe-path': 'A path is not safe to write',
  'tree/foreign-file': 'A file that we do not own stands in a folder that we own',
  'tree/edited-file': 'A generated file was edited by hand',
  'tree/file-mode': 'A generated file was made executable',
  'tree/line-endings': 'The lines of a generated file end in another way',
  'tree/missing-file': 'A generated file is missing',
  'tree/stale-file': 'A generated file is not what the sources give today',
  'tree/stray-file': 'A generated file is left over from older sources',
  'tree/stale-ownership': 'The ownership record is not what the sources give today',
  'tree/deletion-budget': 'The run would delete more of a cluster than is plausible',
  'tree/bad-ownership': 'The ownership record cannot be read',
  'tree/symlink': 'A symbolic link stands in the way',
  'tree/locked': 'Another run is writing the same tree',
  'tree/disk-error': 'The file system refused an operation',
} as const;
