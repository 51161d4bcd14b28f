export { crdKinds, isCrd, type CrdKind, type CrdRule } from '../crd/crd-kinds.ts';
export { compact, essential, withoutMessages } from './compact.ts';
export {
  BRANCHES,
  REFERENCE,
  SHORT_WORDS,
  type KindRow,
  type KindTable,
  type RuleWord,
  type TableNode,
  type VersionedTable,
} from './node.ts';
export { read, type ReadNode } from './read-node.ts';
export { atVersion, compareVersions, RANGED } from './versions.ts';
